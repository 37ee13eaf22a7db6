using System.ComponentModel.DataAnnotations;

namespace NewsReader.Hosting;

/// <summary>What the owner says about the site: the settings under <c>Site</c>. As text it names them all.</summary>
public sealed record SiteOptions : IValidatableObject
{
    /// <summary>The name in the masthead and in titles.</summary>
    [
        Required(ErrorMessage = "The setting Site:Name is empty: expected a name."),
        StringLength(60, ErrorMessage = "The setting Site:Name is too long: expected at most {1} characters.")
    ]
    public string Name { get; set; } = "NewsReader";

    /// <summary>
    /// The address that the site is known by, such as <c>https://news.example.org</c>: for canonical links. Null: none
    /// are given.
    /// </summary>
    public string? BaseAddress { get; set; }

    /// <summary>True lets search engines index the site.</summary>
    public bool Public { get; set; }

    /// <summary>The address of a page for search engines, or null when no base address is set.</summary>
    /// <param name="request">A request, for the prefix that a proxy serves the site under.</param>
    /// <param name="path">The path of the page on this site.</param>
    public string? Canonical(HttpRequest request, string path) =>
        string.IsNullOrEmpty(BaseAddress) ? null : AddressFor(request) + path;

    /// <summary>
    /// The site's absolute address, without a slash at the end: the base address or, where none is set, what the
    /// request was sent to.
    /// </summary>
    public string AddressFor(HttpRequest request)
    {
        var prefix = request.PathBase.ToUriComponent();
        if (string.IsNullOrEmpty(BaseAddress))
            return $"{request.Scheme}://{request.Host.ToUriComponent()}{prefix}";
        // A base address that has a path names the prefix itself.
        var address = new Uri(BaseAddress);
        return address.AbsolutePath == "/" ? BaseAddress.TrimEnd('/') + prefix : BaseAddress.TrimEnd('/');
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            !string.IsNullOrEmpty(BaseAddress)
            && !(Formats.WebAddress.Parse(BaseAddress) is { } uri && uri.Query.Length + uri.Fragment.Length == 0)
        )
            yield return new(
                $"The setting Site:BaseAddress is “{BaseAddress}”: expected an http or https address such as https://news.example.org.",
                [nameof(BaseAddress)]
            );
    }
}
