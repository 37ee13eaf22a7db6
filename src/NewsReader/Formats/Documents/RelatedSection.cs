namespace NewsReader.Formats.Documents;

/// <summary>A publisher's list of related headlines, as every format keeps it.</summary>
internal static class RelatedSection
{
    /// <summary>
    /// In order, each headline once; without empty ones, and without what is too long to be a headline.
    /// </summary>
    /// <param name="related">The list as given.</param>
    /// <param name="notes">Told what was left out.</param>
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
                $"A related headline was left out: expected at most {Headlines.MaxLength} characters, found “{tooLong.Text[..40]}…”"
            );
        list.RemoveAll(IsTooLong);
        return list;
    }

    private static bool IsTooLong(RelatedHeadline item) => item.Text.Length > Headlines.MaxLength;
}
