using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace NewsReader.Tests.Browser;

/// <summary>The rules of axe.</summary>
internal static class Axe
{
    private const string Run = """
        async rules => {
          const { passes, violations } = await axe.run(document, rules.length ? { runOnly: rules } : {});
          return {
            passes: passes.length,
            violations: violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)),
          };
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with every element of the page that breaks one of the rules: all of them unless some are named.</summary>
    public static async Task FindsNothing(IPage page, params string[] rules)
    {
        // Axe's package for Playwright opens one more window for each run, to put the results of frames together. That
        // takes longer than all the rules, and without frames this is the same.
        Assert.Single(page.Frames);
        await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<JsonElement>(Run, rules);

        Assert.NotEqual(0, found.GetProperty("passes").GetInt32());
        Reader.FindsNothingIn(
            found.GetProperty("violations").EnumerateArray().Select(violation => $"{page.Url}: {violation}")
        );
    }
}
