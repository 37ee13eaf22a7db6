using System.Globalization;
using System.Text;
using NewsReader.Formats;

namespace NewsReader.Benchmarks;

/// <summary>
/// Makes up news that behaves like news: words by Zipf's law, names that come up again, stories that run for weeks and
/// have words of their own, lists of related headlines that mostly stay within a story, and headlines whose story never
/// comes. The same seed always gives the same news.
/// </summary>
internal sealed class NewsGenerator(int seed)
{
    private const int Words = 30_000;
    private const int WordsPerArticle = 300;
    private const int StoryLength = 12;
    private const int OpenStories = 20;

    private static readonly string[] Syllables =
    [
        "ba",
        "ce",
        "di",
        "fo",
        "gu",
        "la",
        "me",
        "ni",
        "po",
        "ru",
        "sa",
        "te",
        "vi",
        "zo",
        "ken",
        "lor",
        "min",
        "par",
        "ster",
        "tran",
    ];

    // This generator makes news, not secrets.
#pragma warning disable CA5394
    private readonly Random random = new(seed);
    private readonly List<Story> stories = [];
    private DateTimeOffset day = new(2020, 1, 1, 6, 0, 0, TimeSpan.Zero);
    private int count;

    /// <summary>The next story. The stories that it lists may be here already, may come later, or may never come.</summary>
    public DraftArticle Next()
    {
        count++;
        day = day.AddMinutes(random.Next(5, 60));
        var story = Current();
        var headline = story.Waiting.Count > 0 && random.Next(2) == 0 ? Take(story.Waiting) : Headline(story);
        var related = Enumerable
            .Range(0, random.Next(0, 8))
            .Select(_ => Listed(story))
            .Where(h => h != headline)
            .Distinct()
            .ToList();
        story.Published.Add(headline);
        return new DraftArticle
        {
            Headline = headline,
            Html = Text(story),
            Source = $"Source {random.Next(40)}",
            Published = new PublishedDate(day, HasTime: true),
            Topics = [$"Topic {random.Next(200)}"],
            Related = [.. related.Select(text => new RelatedHeadline(text))],
        };
    }

    /// <summary>Two words that a person might search for: one common word, one less common.</summary>
    public string TwoWords() => $"{Word(random.Next(20, 400))} {Word(random.Next(400, 5_000))}";

    private Story Current()
    {
        if (stories.Count < OpenStories || stories[0].Published.Count >= StoryLength)
        {
            if (stories.Count >= OpenStories)
                stories.RemoveAt(0);
            stories.Add(
                new(
                    Enumerable.Range(0, 4).Select(_ => Name()).ToArray(),
                    Enumerable.Range(0, 10).Select(_ => Word(random.Next(500, Words))).ToArray()
                )
            );
        }
        return stories[random.Next(stories.Count)];
    }

    private string Listed(Story story)
    {
        if (random.Next(3) == 0 && story.Published.Count > 0)
            return story.Published[random.Next(story.Published.Count)];
        if (random.Next(4) == 0)
            return Headline(stories[random.Next(stories.Count)]);
        var headline = Headline(story);
        story.Waiting.Add(headline);
        return headline;
    }

    private string Take(List<string> waiting)
    {
        var headline = waiting[random.Next(waiting.Count)];
        waiting.Remove(headline);
        return headline;
    }

    private string Headline(Story story) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{story.Names[random.Next(4)]} {story.Words[random.Next(10)]} {Common()} {Common()} {story.Words[random.Next(10)]} {Common()} {Word(random.Next(Words))}"
        );

    private string Text(Story story)
    {
        var text = new StringBuilder("<p>");
        for (var i = 0; i < WordsPerArticle; i++)
        {
            text.Append(
                random.Next(12) switch
                {
                    0 => story.Words[random.Next(10)],
                    1 => story.Names[random.Next(4)],
                    _ => Common(),
                }
            );
            text.Append(i % 15 == 14 ? ". " : " ");
            if (i % 75 == 74)
                text.Append("</p><p>");
        }
        return text.Append("</p>").ToString();
    }

    // Zipf's law with exponent 1: the logarithm of the rank is evenly distributed.
    private string Common() => Word((int)Math.Exp(random.NextDouble() * Math.Log(Words)));

    private string Name() =>
        string.Concat(
            Word(random.Next(Words)).AsSpan(0, 1).ToString().ToUpperInvariant(),
            Word(random.Next(Words))[1..]
        );
#pragma warning restore CA5394

    private static string Word(int rank)
    {
        var word = new StringBuilder();
        for (var rest = rank + Syllables.Length; rest > 0; rest /= Syllables.Length)
            word.Append(Syllables[rest % Syllables.Length]);
        return word.ToString();
    }

    private sealed record Story(string[] Names, string[] Words)
    {
        public List<string> Published { get; } = [];

        public List<string> Waiting { get; } = [];
    }
}
