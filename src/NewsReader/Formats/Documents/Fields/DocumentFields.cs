using NewsReader.Language;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>Interprets the fields of front matter. Unreadable values are left out with a note.</summary>
internal sealed class DocumentFields(IReadOnlyList<Field> fields, ICollection<string> notes)
{
    private const int MaxListed = 100;
    private const int MaxWords = 200;
    private const int LongestQuote = 61;

    /// <summary>The title on one line, or null.</summary>
    public string? Title()
    {
        foreach (var field in Find(FieldNames.Title))
        {
            var words = FieldWords.Title(field.AsItStands ?? field.Value.Text ?? "");
            if (words.Length > 0)
                return words;
            if (field.Value is not { Text: null, Items.Count: 0, Fields.Count: 0 })
                LeaveOut(field, "words", field.Value.Shape);
        }
        return null;
    }

    public string? Byline()
    {
        var names = Find(FieldNames.Author)
            .SelectMany(field => Named(field.Value))
            .SelectMany(names => names.Split(';'))
            .Select(FieldWords.Name)
            .Where(name => name.Length > 0);
        List<string> distinct = [.. Few("author", names.Distinct(StringComparer.OrdinalIgnoreCase))];
        return distinct.Count == 0 ? null : string.Join(", ", distinct);
    }

    /// <summary>The article's web address; for a clip, the address of the page it was clipped from.</summary>
    public string? Url() =>
        Read(FieldNames.Url, WebAddress.Canonical, note: false)
        ?? Read(FieldNames.Source, WebAddress.Canonical, note: false)
        ?? Read(FieldNames.Url, WebAddress.Canonical, note: true, "an absolute http or https address");

    /// <summary>The name of the publisher, or null if the document does not say.</summary>
    public string? Source() =>
        Find(FieldNames.Source)
            .SelectMany(field => Named(field.Value))
            .Select(FieldWords.Plain)
            .FirstOrDefault(words => words.Length is > 0 and <= MaxWords && WebAddress.Canonical(words) is null);

    public PublishedDate? Published(bool isClip) =>
        Read(
            FieldNames.Date,
            text => FieldDates.Parse(text),
            note: true,
            "a date such as 2025-12-05 or 2025-12-05T10:00:00Z"
        ) ?? (isClip ? null : Read(FieldNames.Created, text => FieldDates.Parse(text), note: false));

    /// <summary>The modification date, only for a document that also has a publication date.</summary>
    public PublishedDate? Updated(PublishedDate? published, bool isClip) =>
        published is { } date
        && !isClip
        && Read(FieldNames.Updated, text => FieldDates.Parse(text), note: false) is { } updated
        && updated.Instant > date.Instant
            ? updated
            : null;

    public string? Language() =>
        Read(FieldNames.Language, LanguageOf, note: true, "a language tag such as en or pt-BR");

    public IReadOnlyList<string> Topics() =>
        [
            .. Few(
                "topic",
                Find(FieldNames.Topics)
                    .SelectMany(TopicsOf)
                    .Where(topic => topic.Length <= MaxWords)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            ),
        ];

    /// <summary>The summary, or null if the document has none.</summary>
    public string? Description() =>
        Find(FieldNames.Description).Select(field => field.Value.Text).OfType<string>().FirstOrDefault();

    /// <summary>The related headlines that the document lists, some with an address.</summary>
    public IEnumerable<RelatedHeadline> Related()
    {
        foreach (var field in Find(FieldNames.Related))
        {
            foreach (var item in Listed(field.Value))
            {
                var headline = RelatedOf(item);
                if (headline is null && item is { Text: null, Items.Count: 0, Fields.Count: 0 })
                    continue;
                var found = item.Fields.Select(one => one.Value.Text).FirstOrDefault(text => text is not null);
                if (headline is not null)
                    yield return headline;
                else
                    LeaveOut(field, "a headline in each entry", found ?? item.Shape);
            }
        }
    }

    private static RelatedHeadline? RelatedOf(FieldValue item)
    {
        // YAML reads "[[Note]]" without quotes as a list within a list.
        while (item.Items is [var only])
            item = only;
        if (item.Text is { } text)
        {
            var words = FieldWords.Plain(text);
            return words.Length == 0 || WebAddress.Canonical(words) is not null
                ? null
                : new(words, WebAddress.Canonical(FieldWords.Address(text)));
        }
        var url = TextOf(item, FieldNames.Url);
        if (
            (TextOf(item, FieldNames.Title) ?? TextOf(item, ["name", "text"])) is { } title
            && FieldWords.Plain(title) is { Length: > 0 } headline
        )
            return new(headline, WebAddress.Canonical(url));
        // The headline is the key and its address the value.
        return
            item.Fields is [{ Value.Text: { } address, Name: var name }]
            && url is null
            && WebAddress.Canonical(address) is { } canonical
            ? new(FieldWords.Plain(name), canonical)
            : null;
    }

    private static IEnumerable<FieldValue> Listed(FieldValue value) =>
        value.Items.Count > 0 ? value.Items
        : value.Fields.Count > 1 && TextOf(value, FieldNames.Title) is null
            ? value.Fields.Select(field => new FieldValue { Fields = [field] })
        : [value];

    private static string? TextOf(FieldValue value, string[] names) =>
        names
            .SelectMany(name => value.Fields.Where(field => FieldNames.AreSame(name, field.Name)))
            .Select(field => field.Value.Text)
            .FirstOrDefault(text => text is not null);

    private IEnumerable<string> TopicsOf(Field field)
    {
        // Jekyll and Obsidian separate topics by spaces when they are given as one text. In a document that uses lists
        // elsewhere, a text with spaces is one topic.
        var byBlanks =
            field.Value.Text is not null
            && FieldNames.AreMany(field.Name)
            && Find(FieldNames.Topics).All(other => other.Value.Items.Count == 0)
            && fields.Any(other => FieldNames.PartTopicsByBlanks.Any(name => FieldNames.AreSame(name, other.Name)));
        return Flat(field.Value)
            .SelectMany(value =>
                value switch
                {
                    { Text: { } text } => FieldWords.Topics(text, byBlanks),
                    _ => FieldWords.Topics(TextOf(value, ["label", "name", "title"]) ?? ""),
                }
            );
    }

    private static IEnumerable<FieldValue> Flat(FieldValue value) =>
        value.Items.Count == 0 ? [value] : value.Items.SelectMany(Flat);

    // A text, a list of texts, or the "name" of a mapping, which may sit one key deeper.
    private static IEnumerable<string> Named(FieldValue value) =>
        Flat(value)
            .SelectMany(one =>
                (one.Text ?? TextOf(one, ["name", "title", "nick", "literal"]) ?? FirstAndLast(one)) is { } name
                    ? [name]
                    : one.Fields.Where(field => field.Value.Fields.Count > 0).SelectMany(field => Named(field.Value))
            );

    private static string? FirstAndLast(FieldValue value)
    {
        string?[] names =
        [
            TextOf(value, ["given", "first name", "firstname", "given name", "first"]),
            TextOf(value, ["non dropping particle", "dropping particle"]),
            TextOf(value, ["family", "last name", "lastname", "family name", "surname", "last"]),
        ];
        var name = string.Join(' ', names.OfType<string>());
        return name.Length == 0 ? null : name;
    }

    private static string? LanguageOf(string text) =>
        LanguageTag.Parse(FieldWords.Plain(text).Split('.')[0].Replace('_', '-'));

    private IEnumerable<string> Few(string name, IEnumerable<string> all)
    {
        List<string> given = [.. all];
        if (given.Count > MaxListed)
            notes.Add($"“{name}”: the first {MaxListed} were taken, {given.Count - MaxListed:N0} were left out");
        return given.Take(MaxListed);
    }

    private T? Read<T>(string[] names, Func<string, T?> read, bool note, string expected = "")
    {
        List<(Field Field, string Found)> unread = [];
        foreach (var field in Find(names))
        {
            foreach (
                var text in Flat(field.Value)
                    .Select(one => one.Text ?? TextOf(one, ["url", "name", "date", "time"]))
                    .OfType<string>()
            )
            {
                if (read(FieldWords.Address(text)) is { } value)
                    return value;
                unread.Add((field, text));
            }
            if (field.Value.Fields.Count > 0 && unread.Count == 0)
                unread.Add((field, field.Value.Shape));
        }
        // A "permalink" is often only a path, the place of a page on the writer's own site, so no note is needed.
        foreach (var (field, found) in unread.Where(one => note && !FieldNames.AreSame(one.Field.Name, "permalink")))
            LeaveOut(field, expected, found);
        return default;
    }

    private void LeaveOut(Field field, string expected, string found)
    {
        var line = field.Line is { } number ? $"line {number}: " : "";
        var shortened = Headlines.Clean(Shortening.Cut(found, LongestQuote));
        notes.Add($"{line}“{Headlines.Clean(field.Name)}” was left out: expected {expected}, found “{shortened}”");
    }

    // Top-level fields win over fields in nested parts, and earlier names over later ones.
    private IEnumerable<Field> Find(string[] names)
    {
        var own = names.SelectMany(name => fields.Where(field => FieldNames.AreSame(field.Name, name)));
        var parts = fields
            .Where(field =>
                field.Value.Fields.Count > 0 && FieldNames.Parts.Any(part => FieldNames.AreSame(part, field.Name))
            )
            .SelectMany(part => part.Value.Fields)
            .ToList();
        return own.Concat(names.SelectMany(name => parts.Where(field => FieldNames.AreSame(field.Name, name))));
    }
}
