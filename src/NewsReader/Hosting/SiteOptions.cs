using System.ComponentModel.DataAnnotations;

namespace NewsReader.Hosting;

/// <summary>The owner's settings for the site, under <c>Site</c>. ToString lists them all.</summary>
public sealed record SiteOptions : IValidatableObject
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 60;

    internal const string NoName = "The setting Site:Name is empty: expected a name.";

    internal const string NameTooLong = "The setting Site:Name is too long: expected at most {1} characters.";

    /// <summary>The name in the masthead and in titles.</summary>
    [Required(ErrorMessage = NoName), StringLength(MaxNameLength, ErrorMessage = NameTooLong)]
    public string Name { get; set; } = "NewsReader";

    /// <summary>
    /// The site's public address, such as <c>https://news.example.org</c>, for canonical links. Null for no canonical
    /// links.
    /// </summary>
    public string? BaseAddress { get; set; }

    /// <summary>True if search engines may index the site.</summary>
    public bool Public { get; set; }

    /// <summary>The canonical address of a page, or null if no base address is set.</summary>
    /// <param name="request">The request, for the path base.</param>
    /// <param name="path">The page's path on this site.</param>
    public string? Canonical(HttpRequest request, string path) =>
        string.IsNullOrEmpty(BaseAddress) ? null : AddressFor(request) + path;

    /// <summary>
    /// The site's absolute address without a trailing slash: the base address or, if none is set, the address of the
    /// request.
    /// </summary>
    public string AddressFor(HttpRequest request)
    {
        var prefix = request.PathBase.ToUriComponent();
        return BaseAddressWith(prefix) ?? $"{request.Scheme}://{request.Host.ToUriComponent()}{prefix}";
    }

    /// <summary>The base address with the path prefix, without a trailing slash; null if none is set.</summary>
    public string? BaseAddressWith(string prefix)
    {
        if (string.IsNullOrEmpty(BaseAddress))
            return null;
        // A base address with a path already includes the prefix.
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
