using System.Globalization;

namespace NewsReader.Site.Search.Syntax;

/// <summary>Which articles are looked for, as a tree.</summary>
public abstract record SearchExpression;

/// <summary>Words next to each other, in one part of an article or in any.</summary>
/// <param name="Part">Where they stand.</param>
/// <param name="Stems">One or more, as <see cref="Language.Terms"/> reads them.</param>
/// <param name="Typed">The word as it was typed; null for a phrase in quotation marks.</param>
/// <param name="IsPrefix">True when the last of them is only the beginning of a word.</param>
public sealed record Words(ArticlePart Part, IReadOnlyList<string> Stems, string? Typed, bool IsPrefix)
    : SearchExpression
{
    /// <summary>True for a word with nothing said about it, as people type them in rows.</summary>
    public bool IsPlain => Part == ArticlePart.Any && Typed is not null;

    public override string ToString() =>
        (Part == ArticlePart.Any ? "" : Part.ToString().ToLowerInvariant() + ":")
        + (Typed is null || Stems.Count > 1 ? $"\"{string.Join(' ', Stems)}\"" : Stems[0])
        + (IsPrefix ? "*" : "");
}

/// <summary>Articles from a source whose name, as a slug, is or has the words of this one.</summary>
public sealed record FromSource(string Slug) : SearchExpression
{
    public override string ToString() => $"source:{Slug}";
}

/// <summary>
/// Articles with a topic whose name, as a slug, is or has the words of this one; when exact, is this one.
/// </summary>
public sealed record OnTopic(string Slug, bool IsExact = false) : SearchExpression
{
    public override string ToString() => $"topic:{(IsExact ? "=" : "")}{Slug}";

    /// <summary>True when a topic with this slug is meant.</summary>
    public bool Means(string slug) =>
        IsExact ? slug == Slug : $"-{slug}-".Contains($"-{Slug}-", StringComparison.Ordinal);
}

/// <summary>Articles of which so much is here.</summary>
/// <param name="Kind"><c>story</c>: the whole text; <c>summary</c>: less; <c>headline-only</c>: nothing yet.</param>
public sealed record IsOfKind(string Kind) : SearchExpression
{
    /// <summary>All there are.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["story", "summary", "headline-only"];

    public override string ToString() => $"is:{Kind}";
}

/// <summary>Articles whose day, as their publisher gave it, is in a span; undated ones are in none.</summary>
/// <param name="From">The first day, or null.</param>
/// <param name="Until">The day behind the last, or null.</param>
public sealed record Dated(DateOnly? From, DateOnly? Until) : SearchExpression
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[{From:yyyy-MM-dd},{Until:yyyy-MM-dd})");
}

/// <summary>All articles but those of another expression.</summary>
public sealed record NoneOf(SearchExpression Of) : SearchExpression
{
    public override string ToString() => $"-{Of}";
}

/// <summary>Articles that all of two or more name.</summary>
public sealed record AllOf(IReadOnlyList<SearchExpression> Parts) : SearchExpression
{
    public override string ToString() => $"({string.Join(' ', Parts)})";
}

/// <summary>Articles that any of two or more names.</summary>
public sealed record AnyOf(IReadOnlyList<SearchExpression> Parts) : SearchExpression
{
    public override string ToString() => $"({string.Join(" OR ", Parts)})";
}
