using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace NewsReader.Hosting.Logging;

/// <summary>A JSON object a line for each event, with nothing in it that a terminal would not show as it is.</summary>
internal sealed class LogObjects : ITextFormatter
{
    private readonly JsonFormatter json = new(closingDelimiter: "", renderMessage: true);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        json.Format(logEvent, text);
        // JSON escapes line breaks itself; what is left stands inside of strings.
        output.WriteLine(LogText.Escape(text.ToString()));
    }
}
