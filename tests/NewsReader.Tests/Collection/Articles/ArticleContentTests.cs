using System.Reflection;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;

namespace NewsReader.Tests.Collection.Articles;

/// <summary>What an article says is one value: nothing of it is forgotten when it is stored, joined or restored.</summary>
public sealed class ArticleContentTests
{
    // Which article it is, where it stands, and when it came. PublishedAt follows from the date.
    private static readonly string[] Identity =
    [
        nameof(Article.Id),
        nameof(Article.Slug),
        nameof(Article.AddedAt),
        nameof(Article.ChangedAt),
        nameof(Article.IndexKey),
        nameof(Article.PublishedAt),
    ];

    [Fact]
    public void Each_stored_property_is_part_of_the_content_or_of_the_identity()
    {
        using var db = new NewsDb(new DbContextOptionsBuilder<NewsDb>().UseSqlite("Data Source=:memory:").Options);
        var stored = db.Model.FindEntityType(typeof(Article))!.GetProperties().Select(property => property.Name);
        Assert.Equal(
            stored.Except(Identity).Order(StringComparer.Ordinal),
            Members().Select(member => member.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_article_gives_back_the_content_it_was_given()
    {
        var content = Filled();
        var article = new Article { Slug = "a", Content = content };
        Assert.Equal(content, article.Content);
        Assert.Equal(content.Published!.Value.Instant.ToUniversalTime(), article.PublishedAt);
        article.Content = content with { Published = null };
        Assert.Null(article.PublishedAt);
    }

    [Fact]
    public void Only_the_text_moves_with_the_text()
    {
        var none = new ArticleContent { Headline = "a", NormalisedHeadline = "b" };
        var moved = none.WithTextOf(Filled());
        string[] ofTheText =
        [
            nameof(ArticleContent.Html),
            nameof(ArticleContent.HtmlVersion),
            nameof(ArticleContent.IsSummary),
            nameof(ArticleContent.Words),
            nameof(ArticleContent.Summary),
            nameof(ArticleContent.Fingerprint),
        ];
        Assert.Equal(
            ofTheText.Order(StringComparer.Ordinal),
            Members()
                .Where(member => !Equals(member.GetValue(none), member.GetValue(moved)))
                .Select(member => member.Name)
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Content in which no member has its default value.</summary>
    internal static ArticleContent Filled()
    {
        var content = new ArticleContent { Headline = "", NormalisedHeadline = "" };
        foreach (var (member, i) in Members().Select((member, i) => (member, i + 1)))
        {
            var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            object value =
                type == typeof(string) ? $"{member.Name} {i}"
                : type == typeof(bool) ? true
                : type == typeof(int) ? i
                : type == typeof(long) ? (long)i
                : type == typeof(PublishedDate) ? PublishedDate.Parse($"2026-11-{i:00}T10:00:00+02:00")!.Value
                : throw new NotSupportedException($"Say what {member.Name} is to be here");
            member.SetValue(content, value);
        }
        return content;
    }

    private static IEnumerable<PropertyInfo> Members() =>
        typeof(ArticleContent).GetProperties().Where(property => property.CanWrite);
}
