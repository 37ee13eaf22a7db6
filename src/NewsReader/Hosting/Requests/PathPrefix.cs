namespace NewsReader.Hosting.Requests;

/// <summary>
/// The path under which a proxy serves the site, such as <c>/reader</c>: from the setting <c>PathBase</c> or the header
/// X-Forwarded-Prefix.
/// </summary>
internal static class PathPrefix
{
    public const string Setting = "PathBase";

    public const string Header = "X-Forwarded-Prefix";

    /// <summary>The setting, or empty for a site at the root of its host.</summary>
    /// <exception cref="SettingException">The value is not a path.</exception>
    public static PathString Of(IConfiguration configuration)
    {
        var text = configuration[Setting];
        return Read(text)
            ?? throw new SettingException($"The setting {Setting} is “{text}”: expected a path such as /reader.");
    }

    /// <summary>Parses a prefix, with or without slashes around it.</summary>
    /// <returns>Empty for "" and "/"; null for an invalid path. Empty or dotted segments are invalid because they would
    /// lead elsewhere.</returns>
    public static PathString? Read(string? text)
    {
        if (text is null or "" or "/")
            return PathString.Empty;
        if (text.StartsWith("//", StringComparison.Ordinal))
            return null;
        var segments = text.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToList();
        // Two statements, because in a single expression an implicit conversion would turn the null into an empty path.
        if (!segments.TrueForAll(IsPlain))
            return null;
        return new PathString("/" + string.Join('/', segments));
    }

    private static bool IsPlain(string segment) =>
        segment is not ("" or "." or "..")
        && !segment.Any(letter =>
            char.IsControl(letter)
            || char.IsWhiteSpace(letter)
            || "/\\?#\"<>%;,".Contains(letter, StringComparison.Ordinal)
        );
}
