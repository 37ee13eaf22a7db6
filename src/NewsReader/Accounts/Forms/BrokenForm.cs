using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using NewsReader.Hosting.Requests;
using NewsReader.Language;

namespace NewsReader.Accounts.Forms;

/// <summary>
/// A form that cannot be read: the status of the answer and the reason in words. No words if the status says it all.
/// </summary>
internal sealed record BrokenForm(int Status, Refusal? Why = null)
{
    // ENOSPC and EDQUOT of Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] NoRoom = [28, 69, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // COR_E_IO, the number of an exception that has no error number from the system.
    private const int NotFromTheDisk = unchecked((int)0x80131620);

    /// <summary>Reads the form of a request. Whoever needs the form later gets the same one.</summary>
    /// <returns>What is wrong with it; null if it could be read.</returns>
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
            return Broken("It was cut off, or its length is wrong.");
        }
        catch (InvalidDataException e)
        {
            return Broken(ReasonOf(e));
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return Broken("Its text is in an encoding that we don’t read.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (
                e.HResult == NotFromTheDisk
                || e is EndOfStreamException
                || context.RequestAborted.IsCancellationRequested
            )
                return Broken("It was cut off.");
            return Array.IndexOf(NoRoom, e.HResult) >= 0
                ? new(
                    StatusCodes.Status507InsufficientStorage,
                    new(
                        "The disk is full",
                        "There is no room for uploads. Nothing was changed. Make room and send it again.",
                        "/owner",
                        "To the owner’s pages"
                    )
                )
                : new(
                    StatusCodes.Status503ServiceUnavailable,
                    new(
                        "The upload failed",
                        "Uploads go to the disk first, and that failed. Nothing was changed. Check the folder for "
                            + "temporary files and send it again.",
                        "/owner",
                        "To the owner’s pages"
                    )
                );
        }
    }

    // The framework treats a form of a type that it does not know as no form at all.
    private static string? FaultOfType(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType))
            return "It does not say that it is a form.";
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return $"“{Shortened(contentType)}” is not a type of form.";
        if (
            !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            && !type.MediaType.Equals(MediaTypeNames.Multipart.FormData, StringComparison.OrdinalIgnoreCase)
        )
            return $"It was sent as “{Shortened(type.MediaType.ToString())}”, which is not a form.";
        if (!type.Charset.HasValue)
            return null;
        var charset = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
        try
        {
            // UTF-7 is known but not supported. In an encoding such as UTF-16, the names of fields would not match.
            if (System.Text.Encoding.GetEncoding(charset).GetByteCount("a") == 1)
                return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Unknown encodings get the same answer.
        }
        return $"Its text is in “{Shortened(charset)}”, an encoding that we don’t read.";
    }

    private static string ReasonOf(InvalidDataException e) =>
        e.Message switch
        {
            var said when said.Contains("boundary", StringComparison.OrdinalIgnoreCase) =>
                "It does not say what separates its parts.",
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

    private static string Shortened(string text) =>
        Shortening.Beginning(string.Concat(text.Where(c => !char.IsControl(c))), 60);
}
