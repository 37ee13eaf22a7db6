using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace NewsReader.Hosting.Logging;

/// <summary>
/// Writes one line per event, beginning with the time. Further lines, such as a stack trace, are indented below it, so
/// no text in the log, wherever it comes from, can pass for a line of its own.
/// </summary>
internal sealed class LogLines : ITextFormatter
{
    private readonly MessageTemplateTextFormatter line = new(
        "{Timestamp:HH:mm:ss} {Level:u3} {Message:l}",
        CultureInfo.InvariantCulture
    );

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        line.Format(logEvent, text);
        output.WriteLine(LogText.Escape(text.ToString()));
        if (logEvent.Exception is not { } exception)
            return;
        foreach (var below in exception.ToString().Split('\n'))
            output.WriteLine("    " + LogText.Escape(below.TrimEnd('\r')));
    }
}
