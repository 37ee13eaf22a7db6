using Microsoft.AspNetCore.Http;
using NewsReader.Tests.Fetching;

namespace NewsReader.Tests.Cli;

/// <summary>Managing subscriptions on the command line.</summary>
[Trait("Speed", "Slow")]
public sealed class FeedsCommandTests : IDisposable
{
    private const string Opml = """
        <opml version="1.0"><body>
        <outline text="World"><outline text="Example &amp; Wire" xmlUrl="https://news.example.org/feed?a=1&b=2" htmlUrl="https://news.example.org/"/></outline>
        <outline text="Other" xmlUrl="https://other.example.org/feed"/>
        <outline text="None" xmlUrl="mailto:x"/>
        </body></opml>
        """;

    private readonly TempFolder here = TempFolder.WithDatabase();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Opml_round_trip_keeps_the_folders()
    {
        here.Write("feeds.opml", Opml);
        var import = await NewsProgram.Run(here, "feeds", "import", "feeds.opml");
        Assert.StartsWith("2 added, 0 already in your feeds, ", import.Output[^1], StringComparison.Ordinal);
        Assert.Contains(
            import.Errors,
            line =>
                line.Contains("mailto:x", StringComparison.Ordinal) && line.Contains("Line 4", StringComparison.Ordinal)
        );

        var export = await NewsProgram.Run(here, "feeds", "export");
        here.Write("again.opml", string.Join('\n', export.Output));
        Assert.Contains(
            export.Output,
            line => line.Contains("xmlUrl=\"https://news.example.org/feed?a=1&amp;b=2\"", StringComparison.Ordinal)
        );
        var again = await NewsProgram.Run(here, "feeds", "import", "again.opml");
        Assert.Equal((0, "0 added, 2 already in your feeds, 0 refused."), (again.ExitCode, again.Output[^1]));
        var elsewhere = await NewsProgram.Run(here, "feeds", "import", "again.opml", "--data", "elsewhere");
        Assert.StartsWith("2 added", elsewhere.Output[^1], StringComparison.Ordinal);
        Assert.Equal(export.Output, (await NewsProgram.Run(here, "feeds", "export", "--data", "elsewhere")).Output);
    }

    [Fact]
    public async Task Feeds_are_listed_and_removed_by_number_or_address()
    {
        here.Write("feeds.opml", Opml);
        await NewsProgram.Run(here, "feeds", "import", "feeds.opml");
        var list = await NewsProgram.Run(here, "feeds", "list");
        Assert.Contains(list.Output, line => line.Contains("Example & Wire  [World]", StringComparison.Ordinal));
        Assert.Contains(list.Output, line => line.Contains("not read yet", StringComparison.Ordinal));

        foreach (
            var (wish, said) in ((string, string)[])
                [
                    ("on", "Full text for Other is fetched from its pages while the site is running."),
                    ("off", "Other shows only what the feed sends."),
                ]
        )
            Assert.Equal(
                (0, said),
                await NewsProgram.Run(here, "feeds", "stories", "https://other.example.org/feed", wish) is var end
                    ? (end.ExitCode, end.Output[^1])
                    : default
            );
        Assert.Equal(0, (await NewsProgram.Run(here, "feeds", "remove", "https://other.example.org/feed")).ExitCode);
        var unknown = await NewsProgram.Run(here, "feeds", "remove", "https://other.example.org/feed");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("is not one of your feeds", Assert.Single(unknown.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_program_subscribes_to_a_feed_over_a_real_connection()
    {
        await using var web = LoopbackWeb.Start();
        var asked = 0;
        web.At(
            "/feed",
            async context =>
            {
                asked++;
                context.Response.ContentType = "application/rss+xml";
                await context.Response.WriteAsync(
                    "<rss version='2.0'><channel><title>Loopback Wire</title><item><guid>1</guid><title>Ships Return to Harbour</title><description>They came at night.</description></item></channel></rss>"
                );
            }
        );
        var address = $"http://127.0.0.1:{web.Port}/feed";
        var allowed = new Dictionary<string, string> { ["NEWSREADER_FETCHING__ALLOW__0"] = $"127.0.0.1:{web.Port}" };

        // Nothing inside the network is fetched unless the owner allows it.
        var refused = await NewsProgram.Run(here, "feeds", "add", address);
        Assert.Equal((2, 0), (refused.ExitCode, asked));
        Assert.Contains("Fetching:Allow", Assert.Single(refused.Errors), StringComparison.Ordinal);

        using (var serving = await NewsProgram.Serve(here, [], allowed))
        {
            var added = await NewsProgram.Run(here, "feeds", "add", address, "--folder", "Near");
            Assert.Equal((0, $"{address}: 1 article added, 0 filled, 0 updated."), (added.ExitCode, added.Output[^1]));
            Assert.Equal(System.Net.HttpStatusCode.OK, await serving.Status("/articles/ships-return-to-harbour"));
            var again = await NewsProgram.Run(here, "feeds", "refresh");
            Assert.Equal((1, 1), (again.ExitCode, asked));
            Assert.Contains("less than 5 minutes ago", Assert.Single(again.Errors), StringComparison.Ordinal);
        }
        var list = await NewsProgram.Run(here, "feeds", "list");
        Assert.Contains(list.Output, line => line.Contains("Loopback Wire  [Near]", StringComparison.Ordinal));
        Assert.Contains(
            list.Output,
            line =>
                line.Contains("read just now", StringComparison.Ordinal)
                || line.Contains("minute", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Feed_settings_change_and_a_gone_feed_is_not_checked_again()
    {
        await using var web = LoopbackWeb.Start();
        var isGone = false;
        List<(string, string)> asked = [];
        web.At(
            "/feed",
            context =>
            {
                asked.Add(
                    (context.Request.Headers.UserAgent.ToString(), context.Request.Headers.Authorization.ToString())
                );
                if (isGone)
                    context.Response.StatusCode = StatusCodes.Status410Gone;
                return isGone
                    ? Task.CompletedTask
                    : context.Response.WriteAsync("<rss><channel><title>Wire</title></channel></rss>");
            }
        );
        var address = $"http://127.0.0.1:{web.Port}/feed";
        var allowed = new Dictionary<string, string> { ["NEWSREADER_FETCHING__ALLOW__0"] = $"127.0.0.1:{web.Port}" };
        var list = $"<opml><body><outline xmlUrl='{address}'/></body></opml>";
        here.Write("list.opml", list);
        using var serving = await NewsProgram.Serve(here, ["--Polling:Enabled=false"], allowed);
        await NewsProgram.Run(here, "feeds", "import", "list.opml");

        var wrong = await NewsProgram.Run(here, "feeds", "set", address, "--size-limit", "51");
        Assert.Equal((2, "A size limit is between 1 and 50 MB."), (wrong.ExitCode, Assert.Single(wrong.Errors)));
        var set = await NewsProgram.Run(
            here,
            "feeds",
            "set",
            address,
            "--user-agent",
            "Other/1",
            "--user",
            "user",
            "--password",
            "secret",
            "--size-limit",
            "20"
        );
        Assert.Equal((0, "Saved for 127.0.0.1."), (set.ExitCode, set.Output[^1]));
        isGone = true;
        var refresh = await NewsProgram.Run(here, "feeds", "refresh", address);
        Assert.Contains("It is not checked again.", Assert.Single(refresh.Errors), StringComparison.Ordinal);
        Assert.Equal(("Other/1", "Basic dXNlcjpzZWNyZXQ="), asked[^1]);

        var all = await NewsProgram.Run(here, "feeds", "refresh");
        Assert.Equal((0, 1), (all.ExitCode, asked.Count));
        Assert.Contains("not checked again", Assert.Single(all.Output), StringComparison.Ordinal);
        Assert.Contains(
            (await NewsProgram.Run(here, "feeds", "list")).Output,
            line => line.Contains("not checked again", StringComparison.Ordinal)
        );
        var import = await NewsProgram.Run(here, "feeds", "import", "list.opml");
        Assert.Contains("not checked again", Assert.Single(import.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_not_opml_is_named_in_the_error()
    {
        here.Write("feeds.opml", "<html><body>No.</body></html>");
        foreach (var file in (string[])["feeds.opml", "missing.opml"])
        {
            var end = await NewsProgram.Run(here, "feeds", "import", file);
            Assert.Equal(2, end.ExitCode);
            Assert.Contains(file, end.Errors[0], StringComparison.Ordinal);
        }
    }
}
