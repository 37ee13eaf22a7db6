using NewsReader.Language;

namespace NewsReader.Formats.Documents;

/// <summary>Cleans a publisher's list of related headlines, whatever format it came from.</summary>
internal static class RelatedSection
{
    /// <summary>
    /// Keeps the order and removes duplicates, empty headlines and ones that are too long.
    /// </summary>
    /// <param name="related">The list as the publisher gave it.</param>
    /// <param name="notes">Receives a note for everything left out.</param>
    public static IReadOnlyList<RelatedHeadline> Distinct(
        IEnumerable<RelatedHeadline> related,
        ICollection<string> notes
    )
    {
        List<RelatedHeadline> list =
        [
            .. related
                .Where(item => item.Text.Length > 0)
                .DistinctBy(item => (Headlines.Normalise(item.Text), item.Url)),
        ];
        foreach (var tooLong in list.Where(IsTooLong))
            notes.Add(
                $"A related headline was left out: expected at most {Headlines.MaxLength} characters, "
                    + $"found “{Shortening.Cut(tooLong.Text, 41)}”"
            );
        list.RemoveAll(IsTooLong);
        return list;
    }

    private static bool IsTooLong(RelatedHeadline item) => item.Text.Length > Headlines.MaxLength;
}
