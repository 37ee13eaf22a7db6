using System.Collections.Concurrent;
using System.Net;

namespace NewsReader.Tests.Collection;

[Trait("Speed", "Slow")]
public sealed class ReadersDuringImportTests : IDisposable
{
    private const int Readers = 20;
    private const int Stories = 200;

    private static readonly string[] Paths =
    [
        "/",
        "/?is=headline-only",
        "/sources",
        "/readyz",
        NewsSite.SeedPath,
        NewsSite.DronesPath,
        "/articles/story-number-1-is-told-today",
        "/articles/story-number-150-is-told-today",
    ];

    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Twenty_readers_see_no_error_while_hundreds_of_stories_come_in()
    {
        using var program = await NewsProgram.Serve(here);
        ManyStories.Write(here, Stories, "data/documents");
        ConcurrentBag<(string Path, HttpStatusCode Status)> answers = [];
        using var done = new CancellationTokenSource();

        var readers = Enumerable
            .Range(0, Readers)
            .Select(async reader =>
            {
                for (var i = reader; !done.IsCancellationRequested; i++)
                {
                    var path = Paths[i % Paths.Length];
                    answers.Add((path, await program.Status(path)));
                    await Task.Delay(50);
                }
            })
            .ToList();
        await program.Line(line => line.Contains($"“Story number {Stories} ", StringComparison.Ordinal));
        await done.CancelAsync();
        await Task.WhenAll(readers);

        Assert.DoesNotContain(answers, answer => answer.Status >= HttpStatusCode.InternalServerError);
        Assert.All(
            answers.Where(answer => !answer.Path.StartsWith("/articles/story-", StringComparison.Ordinal)),
            answer => Assert.Equal(HttpStatusCode.OK, answer.Status)
        );
        Assert.InRange(answers.Count, 5 * Readers, int.MaxValue);
        foreach (var path in Paths)
            Assert.Equal(HttpStatusCode.OK, await program.Status(path));
    }
}
