using System.Globalization;
using Serilog;
using Serilog.Formatting.Json;

namespace NewsReader.Hosting;

/// <summary>All logging goes to the console by Serilog: lines for people, or with the setting <c>Log:Format</c> at <c>json</c> a JSON object a line.</summary>
internal static class ServerLog
{
    /// <exception cref="SettingException">The setting is neither "text" nor "json", or one of Serilog's own cannot be used.</exception>
    public static Serilog.Core.Logger Create(IConfiguration configuration)
    {
        var log = Configured(configuration);
        var format = configuration["Log:Format"];
        return (format?.ToUpperInvariant() switch
        {
            null or "TEXT" => log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture),
            "JSON" => log.WriteTo.Console(new JsonFormatter(renderMessage: true)),
            _ => throw new SettingException($"The setting Log:Format is “{format}”: expected text or json."),
        }).CreateLogger();
    }

    private static LoggerConfiguration Configured(IConfiguration configuration)
    {
        try
        {
            return new LoggerConfiguration().ReadFrom.Configuration(configuration);
        }
        catch (InvalidOperationException e)
        {
            throw new SettingException($"A setting under Serilog cannot be used: {e.Message}");
        }
    }
}
