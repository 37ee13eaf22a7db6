using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using NewsReader.Hosting.Requests;

namespace NewsReader.Accounts.Forms;

/// <summary>
/// A form that cannot be read: the status of the answer, and why in words; no words where the status says it all.
/// </summary>
internal sealed record BrokenForm(int Status, Refusal? Why = null)
{
    // ENOSPC and EDQUOT of Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] NoRoom = [28, 69, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // COR_E_IO: what an exception has that nobody gave the number of an error.
    private const int OfNoDisk = unchecked((int)0x80131620);

    /// <summary>Reads the form of a request, which is kept for whoever asks for it next.</summary>
    /// <returns>What is wrong with it; null when it was read.</returns>
    public static async Task<BrokenForm?> Find(HttpContext context)
    {
        var request = context.Request;
        try
        {
            if (FaultOfType(request.ContentType) is { } fault)
                return Broken(fault);
            await request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException e) when (e.StatusCode != StatusCodes.Status400BadRequest)
        {
            return new(e.StatusCode);
        }
        catch (BadHttpRequestException)
        {
            return Broken("It ends before its end, or its length is not as it says.");
        }
        catch (InvalidDataException e)
        {
            return Broken(Told(e));
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return Broken("It is in an encoding of letters that is not read here.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (e.HResult == OfNoDisk || e is EndOfStreamException || context.RequestAborted.IsCancellationRequested)
                return Broken("It ends before its end.");
            return Array.IndexOf(NoRoom, e.HResult) >= 0
                ? new(
                    StatusCodes.Status507InsufficientStorage,
                    new(
                        "There is no room for it",
                        "The disk that takes in what is sent is full. Nothing was changed: make room, and send it again.",
                        "/owner",
                        "To the owner’s pages"
                    )
                )
                : new(
                    StatusCodes.Status503ServiceUnavailable,
                    new(
                        "It could not be taken in",
                        "What is sent is put on the disk first, and that failed. Nothing was changed: look at the "
                            + "folder for temporary files, and send it again.",
                        "/owner",
                        "To the owner’s pages"
                    )
                );
        }
    }

    // The framework takes a form of a kind that it does not know for none at all.
    private static string? FaultOfType(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType))
            return "It does not say that it is a form.";
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return $"“{Shortened(contentType)}” is no kind of form.";
        if (
            !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            && !type.MediaType.Equals(MediaTypeNames.Multipart.FormData, StringComparison.OrdinalIgnoreCase)
        )
            return $"It was sent as “{Shortened(type.MediaType.ToString())}”, which is no form.";
        if (!type.Charset.HasValue)
            return null;
        var charset = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
        try
        {
            // UTF-7 is known and not supported; in one such as UTF-16, the names of fields would be others.
            if (System.Text.Encoding.GetEncoding(charset).GetByteCount("a") == 1)
                return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // As good as one in which they would be others.
        }
        return $"Its letters are in “{Shortened(charset)}”, which is not read here.";
    }

    private static string Told(InvalidDataException e) =>
        e.Message switch
        {
            var said when said.Contains("boundary", StringComparison.OrdinalIgnoreCase) =>
                "It does not say how its parts are parted.",
            var said
                when said.Contains("count limit", StringComparison.OrdinalIgnoreCase)
                    || said.Contains("value count", StringComparison.OrdinalIgnoreCase) => "It has too many fields.",
            var said when said.Contains("limit", StringComparison.OrdinalIgnoreCase) => "One of its parts is too long.",
            _ => "It is broken, or has too many parts.",
        };

    private static BrokenForm Broken(string why) =>
        new(
            StatusCodes.Status400BadRequest,
            new("That form cannot be read", $"{why} Nothing was changed.", "/", "To the headlines")
        );

    private static string Shortened(string text) => string.Concat(text.Where(c => !char.IsControl(c)).Take(60));
}
