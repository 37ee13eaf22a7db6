using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsReader.Accounts.SignIn;
using NewsReader.Tests.Accounts;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>The owner's first hour: becoming the owner, a passkey, signing out and in.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class OwnerInBrowserTests(BrowsedSite browsed) : IAsyncDisposed
{
    private readonly NewsSite site = new() { Settings = { ["ReloadStaticAssetsAtRuntime"] = "false" } };

    public Task InitializeAsync()
    {
        if (Chromium.WhySkip is null)
            BrowsedSite.Serve(site);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [BrowserFact]
    public async Task By_keyboard_from_the_first_start_to_signing_out()
    {
        await using var context = await browsed.Context();
        var reader = await ReaderIn(context);
        var page = reader.Page;
        await page.GotoAsync(At("/"));

        await reader.TabTo(page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Owner" }));
        await reader.Enter();
        await reader.IsAt("/owner", "Owner");
        await reader.TabTo(page.GetByRole(AriaRole.Link, new() { Name = "become its owner" }));
        await reader.Enter();
        await reader.IsAt("/owner/new", "Become the owner");
        await Fill(reader, "Your name", Visitor.OwnerName);
        await Fill(reader, "Password", "short");
        await reader.Enter();
        await Expect(page.GetByLabel("Password")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Password"))
            .ToHaveAccessibleDescriptionAsync(
                new System.Text.RegularExpressions.Regex("A password has at least 12 characters")
            );
        await Fill(reader, "Password", Visitor.OwnerPassword);
        await reader.Enter();
        await reader.IsAt("/owner", "Owner");
        await Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync("You are the owner now, and signed in on this device.");

        await reader.TabTo(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First);
        await reader.Enter();
        await Expect(page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_scripts_and_without_a_kept_cookie_is_refused_after_signing_out(bool scripts)
    {
        await using var context = await browsed.Context(new() { JavaScriptEnabled = scripts });
        var page = await BecomeOwner(context);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }))
            .ToBeVisibleAsync(new() { Visible = scripts });
        var cookies = await context.CookiesAsync();
        Assert.Contains(
            cookies,
            cookie => cookie is { Name: "newsreader-session", HttpOnly: true, SameSite: SameSiteAttribute.Lax }
        );

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await context.AddCookiesAsync(
            cookies.Select(cookie => new Microsoft.Playwright.Cookie
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Url = At("/"),
            })
        );
        await page.GotoAsync(At("/owner/settings"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");

        await page.GetByLabel("Your name").FillAsync(Visitor.OwnerName);
        await page.GetByLabel("Password").FillAsync(Visitor.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
    }

    [BrowserFact]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        await using var context = await browsed.Context();
        var page = await BecomeOwner(context);
        List<string> said = [];
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        var browser = await context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );

        await page.GetByLabel("Its name").FillAsync("The lock of my laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The passkey was added.");
        await Expect(page.GetByText("The lock of my laptop").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();

        await page.GotoAsync(At("/owner/settings"));
        var sent = page.WaitForRequestAsync(request =>
            request.Url.EndsWith("/sign-in/passkey", StringComparison.Ordinal)
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        Assert.Empty(said);
        await IsGoodOnce((await sent).PostData!);

        await page.GotoAsync(At("/owner"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove The lock of my laptop" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The passkey was removed.");
        Assert.Equal(0, await page.GetByText("The lock of my laptop").CountAsync());
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_is_violated(ColorScheme colours)
    {
        await using var context = await browsed.Context(new() { ColorScheme = colours });
        var page = await BecomeOwner(context);
        await Axe.FindsNothing(page);
        await page.GetByLabel("Your password now").FillAsync("not this password");
        await page.GetByLabel("New password").FillAsync("five other words made up");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await Expect(page.GetByText("This is not your password.")).ToBeVisibleAsync();
        await Axe.FindsNothing(page);
        await page.GotoAsync(At("/owner/settings?saved=true"));
        await Axe.FindsNothing(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Owner" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await page.GotoAsync(At("/sign-in"));
        await page.GetByLabel("Your name").FillAsync("Mallory");
        await page.GetByLabel("Password").FillAsync("another password of length");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByText("The name or the password is not right.")).ToBeVisibleAsync();
        await Axe.FindsNothing(page);
    }

    // The answer of the authenticator, sent again as it was: by somebody who has seen it.
    private async Task IsGoodOnce(string form)
    {
        using var thief = new Visitor(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = new Uri(At("/")),
            }
        );
        thief.Headers["Origin"] = At("").TrimEnd('/');
        var fields = System.Web.HttpUtility.ParseQueryString(form);
        Assert.NotEmpty(fields["credential"]!);
        using var replayed = await thief.Submit(
            "/sign-in",
            "/sign-in/passkey",
            ("state", fields["state"]!),
            ("credential", fields["credential"]!)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.StatusCode);
        Assert.Single(site.Services.GetRequiredService<Sessions>().Live);
    }

    private async Task<IPage> BecomeOwner(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(At("/owner/new"));
        await page.GetByLabel("Your name").FillAsync(Visitor.OwnerName);
        await page.GetByLabel("Password").FillAsync(Visitor.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Become the owner" }).ClickAsync();
        await Expect(page.GetByText("You are the owner now")).ToBeVisibleAsync();
        return page;
    }

    private static async Task Fill(Reader reader, string label, string text)
    {
        await reader.TabTo(reader.Page.GetByLabel(label));
        await reader.Page.Keyboard.TypeAsync(text);
    }

    private async Task<Reader> ReaderIn(IBrowserContext context) =>
        new(await context.NewPageAsync(), kind => new Uri(At(kind.Path)));

    // By its name: a passkey cannot belong to an address of figures.
    private string At(string path) => $"http://localhost:{site.ClientOptions.BaseAddress.Port}{path}";
}
