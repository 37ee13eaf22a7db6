using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace NewsReader.Tests;

/// <summary>
/// A fake web defined by the test. A request to an unknown address is a fault of the test, and nothing reaches a
/// network.
/// </summary>
public sealed class StubWeb : HttpMessageHandler
{
    private readonly ConcurrentDictionary<
        string,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>
    > answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<AskedOfWeb> asked = new();

    /// <summary>The requests so far, in order.</summary>
    public IReadOnlyList<AskedOfWeb> Asked => [.. asked];

    /// <summary>The response of all other addresses; null makes such a request a fault of the test.</summary>
    public HttpStatusCode? Elsewhere { get; set; }

    /// <summary>Defines the response at an address, replacing any previous one.</summary>
    public StubWeb At(
        string address,
        string body,
        string type = "text/html; charset=utf-8",
        HttpStatusCode status = HttpStatusCode.OK,
        params (string Name, string Value)[] headers
    ) => At(address, Encoding.UTF8.GetBytes(body), type, status, headers);

    public StubWeb At(
        string address,
        byte[] body,
        string type,
        HttpStatusCode status = HttpStatusCode.OK,
        params (string Name, string Value)[] headers
    ) => At(address, _ => Answer(status, body, [("Content-Type", type), .. headers]));

    /// <summary>A response without a body: a redirect, an error, "not modified".</summary>
    public StubWeb At(string address, HttpStatusCode status, params (string Name, string Value)[] headers) =>
        At(address, _ => Answer(status, [], headers));

    public StubWeb At(string address, Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        At(address, (request, _) => Task.FromResult(answer(request)));

    public StubWeb At(string address, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        answers[new Uri(address).AbsoluteUri] = answer;
        return this;
    }

    public static HttpResponseMessage Answer(
        HttpStatusCode status,
        byte[] body,
        params (string Name, string Value)[] headers
    )
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, value))
                answer.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return answer;
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        asked.Enqueue(
            new(
                request.RequestUri!.AbsoluteUri,
                request.Headers.NonValidated.ToDictionary(
                    h => h.Key,
                    h => h.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                )
            )
        );
        if (answers.TryGetValue(request.RequestUri.AbsoluteUri, out var answer))
            return answer(request, cancellationToken);
        return Elsewhere is { } status
            ? Task.FromResult(Answer(status, []))
            : throw new InvalidOperationException($"The test tells of nothing at {request.RequestUri}");
    }
}

/// <summary>A request that would have been sent.</summary>
public sealed record AskedOfWeb(string Address, IReadOnlyDictionary<string, string> Headers);
