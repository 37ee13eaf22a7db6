using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace NewsReader.Hosting.Logging;

/// <summary>Writes one JSON object per line and event, without characters that a terminal would interpret.</summary>
internal sealed class LogObjects : ITextFormatter
{
    private readonly JsonFormatter json = new(closingDelimiter: "", renderMessage: true);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        json.Format(logEvent, text);
        // JSON already escapes line breaks. Anything left is inside a string.
        output.WriteLine(LogText.Escape(text.ToString()));
    }
}
