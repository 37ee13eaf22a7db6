using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace NewsReader.Hosting.Logging;

/// <summary>
/// A line for each event, with the time first. What follows of it, such as where an exception comes from, stands
/// indented below: no text in a log, wherever it is from, can look like a line of its own.
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
