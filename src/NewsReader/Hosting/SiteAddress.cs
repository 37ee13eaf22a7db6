using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NewsReader.Hosting.Machine;
using NewsReader.Hosting.Requests;

namespace NewsReader.Hosting;

/// <summary>Where the site listens, and the address that a browser opens.</summary>
internal static partial class SiteAddress
{
    /// <summary>The site listens here if no setting says otherwise.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Listens on the default address unless a setting names another.</summary>
    /// <exception cref="SettingException">An address is malformed. (Kestrel reads a port that is not a number as part
    /// of the host, and then listens on port 80 for everybody.)</exception>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is { } urls)
        {
            if (Array.Find(urls.Split(';'), url => !UrlPattern().IsMatch(url)) is { } none)
                throw new SettingException($"The setting Urls has “{none}”: expected an address such as {DefaultUrl}.");
            foreach (var socket in UnixSockets.In(urls))
                UnixSockets.MakeRoom(socket, "Urls");
        }
        else if (
            ((string[])["http_ports", "https_ports", "Kestrel:Endpoints"]).All(key =>
                !builder.Configuration.GetSection(key).Exists()
            )
        )
            builder.WebHost.UseUrls(DefaultUrl);
    }

    /// <summary>
    /// The address at which a browser opens the site, without a slash at the end: the one in the settings or, if there
    /// is none, the first one the site listens on.
    /// </summary>
    public static string Of(WebApplication app) =>
        app.Services.GetRequiredService<IOptions<SiteOptions>>()
            .Value.BaseAddressWith(PathPrefix.Of(app.Configuration).ToUriComponent())
        ?? ListenedOn(app).Select(address => Link(address, app.Configuration)).FirstOrDefault()
        ?? "";

    /// <summary>
    /// What a browser opens for an address the site listens on. It cannot open "all addresses of this machine", so
    /// that becomes a name the site answers to.
    /// </summary>
    public static string Opening(string address, IConfiguration configuration)
    {
        if (UnixSockets.PathIn(address) is { } socket)
            return $"the socket {socket}";
        var parts = Pattern().Match(address);
        if (!parts.Success)
            return address;
        var host = parts.Groups["host"].Value;
        if (IsEveryAddress(host))
            host = NameOf(configuration);
        var port = parts.Groups["port"].Value;
        if (port == (parts.Groups["scheme"].Value == "https" ? ":443" : ":80"))
            port = "";
        return $"{parts.Groups["scheme"].Value}://{host}{port}{PathPrefix.Of(configuration).ToUriComponent()}";
    }

    /// <summary>
    /// An address to open for one that the site listens on. A site that does not answer to the name it listens on, or
    /// that listens on a socket, is reached through a proxy whose scheme and port we don't know. Then the address is a
    /// name that the site answers to, without a scheme; a browser finds the rest.
    /// </summary>
    public static string Link(string listens, IConfiguration configuration)
    {
        var opening = Opening(listens, configuration);
        var name = NameOf(configuration);
        return
            (Uri.TryCreate(opening, UriKind.Absolute, out var uri) && HostFilter.Answers(configuration, uri.Host))
            || !HostFilter.Answers(configuration, name)
            ? opening
            : name + PathPrefix.Of(configuration).ToUriComponent();
    }

    /// <summary>The addresses the site listens on; empty until it has started.</summary>
    public static ICollection<string> ListenedOn(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    // Kestrel listens on all addresses if the host is neither an address nor localhost.
    private static bool IsEveryAddress(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
            : !host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    // A name the site answers to.
    private static string NameOf(IConfiguration configuration)
    {
        var names = HostFilter.Names(configuration);
        return names.Length == 0 || names.Contains("localhost", StringComparer.OrdinalIgnoreCase) || names.Contains("*")
            ? "localhost"
            : Array.Find(names, name => !name.Contains('*', StringComparison.Ordinal)) ?? "localhost";
    }

    [GeneratedRegex(@"^https?://([^/:\[\]\s]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?$|^https?://unix:/.+$")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"^(?<scheme>https?)://(?<host>\[[^\]]*\]|[^:/]*)(?<port>:\d+)?/?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
