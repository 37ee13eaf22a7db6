using NewsReader.Documents;

namespace NewsReader.Pages;

/// <summary>A saved or fetched web page to the article in it.</summary>
public static class PageReader
{
    /// <summary>The largest page that is read, in bytes.</summary>
    public const int MaxBytes = 5_000_000;

    /// <param name="bytes">The page as it was sent or saved, in any encoding.</param>
    /// <param name="contentType">The <c>Content-Type</c> it was sent with, or null.</param>
    /// <param name="address">Where it was read from, or null for a saved page.</param>
    /// <param name="file">The name that messages begin with.</param>
    /// <exception cref="DocumentException">It is too large, nested too deeply, or there is no article in it.</exception>
    public static ExtractedPage Read(byte[] bytes, string? contentType, Uri? address, string file)
    {
        if (bytes.Length > MaxBytes) throw new DocumentException(file, $"expected a page of at most {MaxBytes / 1_000_000} MB");
        throw new DocumentException(file, "expected an article in the page");
    }
}
