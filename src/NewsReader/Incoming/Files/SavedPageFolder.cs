using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.WebPages;

namespace NewsReader.Incoming.Files;

/// <summary>
/// Recognises the folder where a browser keeps the pictures and frames of a saved page: "Story_files" next to
/// "Story.html".
/// </summary>
internal static class SavedPageFolder
{
    private static readonly string[] PageEndings = [".html", ".htm", ".xhtml", ".xht"];

    // The endings that browsers and Windows use in different languages.
    private static readonly string[] Endings =
    [
        "_files",
        ".files",
        "-files",
        "_file",
        "-Dateien",
        "_Dateien",
        "_fichiers",
        "-fichiers",
        "_bestanden",
        "-bestanden",
        "-filer",
        "_filer",
        "_archivos",
        "_arquivos",
        "_ficheiros",
        "_fitxers",
        "_fitxategiak",
        "_pliki",
        "_soubory",
        "_subory",
        "_súbory",
        "_tiedostot",
        "_elemei",
        "_fajlovi",
        "_datoteke",
        "_dosyalar",
        "_failid",
        "_fails",
        "_bylos",
        "_bylo",
        "_fișiere",
        "_fisiere",
        "_arkiv",
        "_файлы",
        "_файли",
        "_файлове",
        "_αρχεία",
        "_ملفات",
        "_קבצים",
        "_文件",
        "_檔案",
        "_ファイル",
        "_파일",
    ];

    /// <summary>
    /// True for a folder named after a page next to it, if it has a known ending or the page refers to it.
    /// </summary>
    public static bool Holds(DirectoryInfo folder)
    {
        if (folder.Parent is not { } parent)
            return false;
        foreach (
            var page in parent.EnumerateFiles(
                "*",
                new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None }
            )
        )
        {
            if (!PageEndings.Contains(page.Extension, StringComparer.OrdinalIgnoreCase))
                continue;
            var stem = Path.GetFileNameWithoutExtension(page.Name);
            if (folder.Name.Length <= stem.Length || !folder.Name.StartsWith(stem, StringComparison.Ordinal))
                continue;
            var ending = folder.Name[stem.Length..];
            if (
                Endings.Contains(ending, StringComparer.OrdinalIgnoreCase)
                || (!char.IsLetterOrDigit(ending[0]) && RefersTo(page, folder.Name))
            )
                return true;
        }
        return false;
    }

    // The page refers to its pictures and frames, as in src="Story_files/frame.html".
    private static bool RefersTo(FileInfo page, string folder)
    {
        if (page.LinkTarget is not null)
            return false;
        try
        {
            var text = Encoding.UTF8.GetString(
                RegularFile.Read(page.FullName, within: null, dataFolder: null, PageReader.MaxBytes)
            );
            string[] names =
            [
                folder,
                Uri.EscapeDataString(folder),
                folder.Replace(" ", "%20", StringComparison.Ordinal),
            ];
            string[] starts = ["\"", "\"./", "'", "'./"];
            return names.Any(name =>
                starts.Any(start => text.Contains($"{start}{name}/", StringComparison.OrdinalIgnoreCase))
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DocumentException)
        {
            return false;
        }
    }
}
