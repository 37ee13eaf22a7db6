using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace NewsReader.Tests.Accounts;

/// <summary>A visitor with cookies of their own, as in a browser, who sends forms with their token.</summary>
public sealed class Visitor : IDisposable
{
    public const string OwnerName = "Ada";

    public const string OwnerPassword = "four words made up";

    private readonly HttpClient client;

    public Visitor(NewsSite site, string address = "http://localhost") =>
        client = site.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                AllowAutoRedirect = false,
                HandleCookies = false,
                BaseAddress = new Uri(address),
            }
        );

    public Visitor(HttpClient client) => this.client = client;

    private Visitor(Visitor of) => (client, Cookies) = (of.client, new(of.Cookies));

    /// <summary>The cookies by name.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The cookies that the last answer set, with their attributes.</summary>
    public IReadOnlyList<string> LastSetCookies { get; private set; } = [];

    /// <summary>Headers to send with each request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Somebody else with the same cookies. It shares the connection, which this visitor disposes.</summary>
    public Visitor Thief() => new(this);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request);
        LastSetCookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var cookie in LastSetCookies.Select(line => line.Split(';')[0].Split('=', 2)))
        {
            if (cookie[1].Length > 0)
                Cookies[cookie[0]] = cookie[1];
            else
                Cookies.Remove(cookie[0]);
        }
        return response;
    }

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path);

    public async Task<HttpStatusCode> Status(string path)
    {
        using var response = await Get(path);
        return response.StatusCode;
    }

    /// <summary>Opens a page for its token, and sends a form.</summary>
    public async Task<HttpResponseMessage> Submit(
        string page,
        string action,
        params (string Name, string Value)[] fields
    ) => await Post(action, [.. fields, ("form-token", await Token(page))]);

    public Task<HttpResponseMessage> Post(string action, params (string Name, string Value)[] fields) =>
        Send(
            HttpMethod.Post,
            action,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    /// <summary>The token of the forms on a page; empty if it has none.</summary>
    public async Task<string> Token(string page)
    {
        using var response = await Get(page);
        return (await response.Page()).QuerySelector("input[name=form-token]")?.GetAttribute("value") ?? "";
    }

    /// <summary>Becomes the owner, as the person at the machine.</summary>
    public async Task BecomeOwner()
    {
        using var made = await Submit("/owner/new", "/owner/new", ("name", OwnerName), ("password", OwnerPassword));
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/owner?done=made"),
            (made.StatusCode, made.Headers.Location?.OriginalString)
        );
    }

    public Task<HttpResponseMessage> SignIn(
        string name = OwnerName,
        string password = OwnerPassword,
        string back = ""
    ) => Submit("/sign-in", "/sign-in", ("name", name), ("password", password), ("back", back));

    public void Dispose() => client.Dispose();
}
