using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Owner.Editing;

/// <summary>A text on a web page.</summary>
public sealed record GivePageForm
{
    [
        Required(ErrorMessage = "Expected an address such as https://news.example.org/story."),
        StringLength(2000, ErrorMessage = "An address has at most {1} characters."),
        DataType(DataType.Url)
    ]
    public string? Address { get; init; }
}
