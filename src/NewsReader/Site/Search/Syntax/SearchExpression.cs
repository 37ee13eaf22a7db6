using System.Globalization;

namespace NewsReader.Site.Search.Syntax;

/// <summary>What a search looks for, as a tree.</summary>
public abstract record SearchExpression;

/// <summary>Words next to each other, in one part of an article or in any.</summary>
/// <param name="Part">The part.</param>
/// <param name="Stems">One or more, as <see cref="Language.Terms"/> reads them.</param>
/// <param name="Typed">The word as it was typed; null for a phrase in quotation marks.</param>
/// <param name="IsPrefix">True if the last one is only the beginning of a word.</param>
public sealed record Words(ArticlePart Part, IReadOnlyList<string> Stems, string? Typed, bool IsPrefix)
    : SearchExpression
{
    /// <summary>True for a word without a field or quotation marks.</summary>
    public bool IsPlain => Part == ArticlePart.Any && Typed is not null;

    public override string ToString() =>
        (Part == ArticlePart.Any ? "" : Part.ToString().ToLowerInvariant() + ":")
        + (Typed is null || Stems.Count > 1 ? $"\"{string.Join(' ', Stems)}\"" : Stems[0])
        + (IsPrefix ? "*" : "");
}

/// <summary>Articles from a source whose slug contains the words of this slug.</summary>
public sealed record FromSource(string Slug) : SearchExpression
{
    public override string ToString() => $"source:{Slug}";
}

/// <summary>
/// Articles on a topic whose slug contains the words of this slug; if exact, whose slug is this one.
/// </summary>
public sealed record OnTopic(string Slug, bool IsExact = false) : SearchExpression
{
    public override string ToString() => $"topic:{(IsExact ? "=" : "")}{Slug}";

    /// <summary>True if it means the topic with this slug.</summary>
    public bool Means(string slug) =>
        IsExact ? slug == Slug : $"-{slug}-".Contains($"-{Slug}-", StringComparison.Ordinal);
}

/// <summary>Articles by how much of their text is here.</summary>
/// <param name="Kind"><c>story</c>: the whole text; <c>summary</c>: less; <c>headline-only</c>: nothing yet.</param>
public sealed record IsOfKind(string Kind) : SearchExpression
{
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["story", "summary", "headline-only"];

    public override string ToString() => $"is:{Kind}";
}

/// <summary>Articles whose day, as their publisher gave it, is in a span. Undated ones are in no span.</summary>
/// <param name="From">The first day, or null.</param>
/// <param name="Until">The day after the last, or null.</param>
public sealed record Dated(DateOnly? From, DateOnly? Until) : SearchExpression
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[{From:yyyy-MM-dd},{Until:yyyy-MM-dd})");
}

/// <summary>All articles except those of another expression.</summary>
public sealed record NoneOf(SearchExpression Of) : SearchExpression
{
    public override string ToString() => $"-{Of}";
}

/// <summary>Articles that match all of two or more expressions.</summary>
public sealed record AllOf(IReadOnlyList<SearchExpression> Parts) : SearchExpression
{
    public override string ToString() => $"({string.Join(' ', Parts)})";
}

/// <summary>Articles that match any of two or more expressions.</summary>
public sealed record AnyOf(IReadOnlyList<SearchExpression> Parts) : SearchExpression
{
    public override string ToString() => $"({string.Join(" OR ", Parts)})";
}
