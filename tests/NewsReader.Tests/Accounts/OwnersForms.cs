using System.Net;
using System.Text;

namespace NewsReader.Tests.Accounts;

/// <summary>Sends forms with files, and follows their answers as a browser does.</summary>
internal static class OwnersForms
{
    /// <summary>Opens a page for its token, and sends a form with files.</summary>
    public static async Task<HttpResponseMessage> Upload(
        this Visitor visitor,
        string page,
        string action,
        string field,
        IEnumerable<(string Name, byte[] Bytes)> files,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("form-token", await visitor.Token(page))))
            form.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            // Encoded like this, a name can have any character.
            part.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"{field}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}"
            );
            form.Add(part);
        }
        return await visitor.Send(HttpMethod.Post, action, form);
    }

    public static Task<HttpResponseMessage> Upload(this Visitor visitor, params (string Name, string Text)[] files) =>
        visitor.Upload(
            "/owner/import",
            "/owner/import",
            "files",
            files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))
        );

    /// <summary>A visitor of a site on a real port.</summary>
    public static Visitor AtPort(NewsSite site) =>
        new(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = new Uri($"http://localhost:{site.ClientOptions.BaseAddress.Port}"),
            }
        );

    /// <summary>The page that an answer leads to.</summary>
    public static async Task<string> Follow(this Visitor visitor, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await visitor.Html(answer.Headers.Location!.OriginalString);
    }

    public static async Task<string> Html(this Visitor visitor, string path)
    {
        using var page = await visitor.Get(path);
        Assert.Equal((path, HttpStatusCode.OK), (path, page.StatusCode));
        return await page.Content.ReadAsStringAsync();
    }
}
