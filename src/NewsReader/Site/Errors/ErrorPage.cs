using NewsReader.Hosting.Requests;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Errors;

/// <summary>An error in words.</summary>
public sealed record ErrorPage(int Status) : Page
{
    /// <summary>Why the request was refused, if we know more than the status.</summary>
    public Refusal? Refusal { get; init; }

    public override string Title =>
        Refusal?.Title
        ?? Status switch
        {
            400 => "That address does not read well",
            404 => "Nothing stands at this address",
            410 => "The article is gone",
            503 => "Not just now",
            < 500 => "That cannot be done",
            _ => "Something broke on our side",
        };

    public string Text =>
        Refusal?.Text
        ?? Status switch
        {
            400 => "Something in it is not as this site writes it: perhaps a link was cut short.",
            404 =>
                "No article has it, or ever had: articles keep their addresses, and old ones lead to the new. Perhaps a letter is missing.",
            410 => "The owner of this site has removed it. No other article will ever stand at its address.",
            503 => "The reader is busy. Try again in a few seconds.",
            < 500 => "The site understood the request, but does not answer it.",
            _ => "It has been written to the log. Nothing was lost; trying again may help.",
        };

    public override bool IsIndexed => false;
}
