using NewsReader.Articles;

namespace NewsReader.Documents;

/// <summary>A publisher's list of related headlines, as every format keeps it.</summary>
internal static class RelatedLists
{
    /// <summary>In order, each headline once; without empty ones.</summary>
    /// <exception cref="DocumentException">A headline is too long.</exception>
    public static IReadOnlyList<RelatedHeadline> Distinct(IEnumerable<RelatedHeadline> related, string file)
    {
        List<RelatedHeadline> list = [.. related
            .Where(item => item.Text.Length > 0)
            .DistinctBy(item => (Headlines.Normalise(item.Text), item.Url))];
        if (list.Find(item => item.Text.Length > Headlines.MaxLength) is { } tooLong)
            throw new DocumentException(file, $"expected related headlines of at most {Headlines.MaxLength} characters, found “{tooLong.Text[..40]}…”");
        return list;
    }
}
