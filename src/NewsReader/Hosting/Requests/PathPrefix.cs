namespace NewsReader.Hosting.Requests;

/// <summary>
/// The path that a proxy serves the site under, such as <c>/reader</c>: by the setting <c>PathBase</c>, or by the
/// header X-Forwarded-Prefix.
/// </summary>
internal static class PathPrefix
{
    public const string Setting = "PathBase";

    public const string Header = "X-Forwarded-Prefix";

    /// <summary>The setting; empty for a site at the root of its host.</summary>
    /// <exception cref="SettingException">It is no path.</exception>
    public static PathString Of(IConfiguration configuration)
    {
        var given = configuration[Setting];
        return Read(given)
            ?? throw new SettingException($"The setting {Setting} is “{given}”: expected a path such as /reader.");
    }

    /// <summary>Reads a prefix, with or without slashes around it.</summary>
    /// <returns>Empty for "" and "/"; null for what is no plain path: one that has empty or dotted segments would lead
    /// elsewhere.</returns>
    public static PathString? Read(string? given)
    {
        if (given is null or "" or "/")
            return PathString.Empty;
        if (given.StartsWith("//", StringComparison.Ordinal))
            return null;
        var segments = given.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToList();
        // In two statements: as one expression the null would become an empty path, by a conversion of its type.
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
