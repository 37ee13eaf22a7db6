using System.Globalization;
using NewsReader.Collection.Articles.Undo;

namespace NewsReader.Site.Articles;

/// <summary>How and when a story came.</summary>
public sealed record GivenLine(StoryOrigin Origin, DateTimeOffset At)
{
    public string Text =>
        Origin.Method switch
        {
            StoryMethod.Pasted => $"You pasted this story on {Day}.",
            StoryMethod.Document => $"You gave this story as the document “{Origin.From}” on {Day}.",
            _ => $"This story was taken from {Origin.From} on {Day}.",
        };

    private string Day => At.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
