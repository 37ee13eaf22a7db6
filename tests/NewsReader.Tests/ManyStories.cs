using System.Globalization;

namespace NewsReader.Tests;

/// <summary>Hundreds of documents. Each has a body and lists two other stories and a headline that never
/// arrives.</summary>
public static class ManyStories
{
    public const int RelatedEach = 3;

    /// <summary>Writes stories 1 to <paramref name="count"/>.</summary>
    /// <returns>The folder that contains them.</returns>
    public static string Write(TempFolder folder, int count, string below = "stories")
    {
        for (var number = 1; number <= count; number++)
            folder.Write($"{below}/{number:D4}.txt", Text(number));
        return Path.Combine(folder.Path, below);
    }

    private static string Text(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Headline(number)}

            The text of story {number} says what happened, where it did, and who says so.
            More was not known on the day on which it was written.


            {Headline(number + 1)}
            {Headline(number + 7)}
            A headline that story {number} alone lists
            """
        );

    private static string Headline(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Story number {number} is told today");
}
