using NewsReader.Formats;

namespace NewsReader.Tests.Site.Articles;

public sealed class PublishedDateTests
{
    [Theory]
    [InlineData("2025-12-05", "2025-12-05")]
    [InlineData("2025-12-05T10:30:00Z", "2025-12-05T10:30:00Z")]
    [InlineData("2025-12-05T10:30:00+02:00", "2025-12-05T10:30:00+02:00")]
    [InlineData("2025-12-05 10:30", "2025-12-05T10:30:00Z")]
    [InlineData("2025-12-05 10:30:15 +0530", "2025-12-05T10:30:15+05:30")]
    [InlineData("2025-12-05T10:30:15.25Z", "2025-12-05T10:30:15.25Z")]
    [InlineData("Fri, 5 Dec 2025 10:30:00 GMT", "2025-12-05T10:30:00Z")]
    [InlineData("5 December 2025", "2025-12-05")]
    [InlineData("Dec 5, 2025", "2025-12-05")]
    public void A_date_keeps_the_precision_it_was_given_with(string text, string iso)
    {
        Assert.Equal(iso, PublishedDate.Parse(text)?.ToString());
        Assert.Equal(iso, PublishedDate.Parse(iso)?.ToString());
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2025-13-01")]
    [InlineData("0000-00-00")]
    [InlineData("05/12/2025")]
    [InlineData("")]
    public void A_text_that_is_not_a_date_is_null(string text) => Assert.Null(PublishedDate.Parse(text));

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public void A_date_beyond_the_calendar_is_null(string text) => Assert.Null(PublishedDate.Parse(text));
}
