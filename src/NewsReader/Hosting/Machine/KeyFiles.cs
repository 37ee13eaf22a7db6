using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace NewsReader.Hosting.Machine;

/// <summary>
/// Stores the keys that sign cookies and forms, one file each, in the data folder. A damaged key is skipped and
/// reported. If none is left, the framework creates a new one and people have to sign in again. A key that cannot be
/// written is kept in memory.
/// </summary>
internal sealed partial class KeyFiles(DataFolder folder, KeyRingState state, ILoggerFactory logs) : IXmlRepository
{
    // The size the framework uses: 512 bits.
    private const int KeyBytes = 64;

    // A key file has about 1 KB.
    private const int MostBytes = 1_000_000;

    private readonly ILogger log = logs.CreateLogger<KeyFiles>();
    private readonly List<XElement> unwritten = [];
    private readonly Lock sync = new();

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (sync)
            return [.. Files().Select(Read).OfType<XElement>(), .. unwritten];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        try
        {
            if (!folder.IsThere)
                throw new IOException("the data folder is not where it was");
            new FileSystemXmlRepository(new DirectoryInfo(folder.Keys), logs).StoreElement(element, friendlyName);
            PrivateFiles.Tighten(folder.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lock (sync)
                unwritten.Add(new XElement(element));
            if (
                state.Note(
                    folder.Keys,
                    "A key could not be saved. People who sign in will be signed out when the program ends."
                )
            )
                NotWritten(folder.Keys, e.Message);
        }
    }

    private IEnumerable<string> Files()
    {
        try
        {
            return Directory.Exists(folder.Keys)
                ? [.. Directory.EnumerateFileSystemEntries(folder.Keys, "*.xml").Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Skip(folder.Keys, e.Message);
            return [];
        }
    }

    private XElement? Read(string file)
    {
        try
        {
            // Opening a folder would fail with a misleading permission error.
            if (Directory.Exists(file))
                throw new InvalidDataException("it is a folder");
            // Pipes and devices report a length of 0, and opening one could wait forever.
            var real = new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file;
            if (new FileInfo(real).Length is 0 or > MostBytes)
                throw new InvalidDataException("it is empty, too large, or no regular file");
            using var reader = XmlReader.Create(
                file,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            var element = XElement.Load(reader);
            Check(element);
            return element;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or XmlException
                        or FormatException
                        or InvalidDataException
            )
        {
            Skip(file, e.Message);
            return null;
        }
    }

    // Finds faults that the framework would only notice when a form is sent.
    private static void Check(XElement element)
    {
        if (element.Name.LocalName == "revocation")
            return;
        if (element.Name.LocalName != "key")
            throw new InvalidDataException($"expected a key, found <{element.Name.LocalName}>");
        if (!Guid.TryParse(element.Attribute("id")?.Value, out _))
            throw new InvalidDataException("the key has no id");
        foreach (var name in (string[])["creationDate", "activationDate", "expirationDate"])
        {
            if (!DateTimeOffset.TryParse(element.Element(name)?.Value, CultureInfo.InvariantCulture, out _))
                throw new InvalidDataException($"the key has no {name}");
        }
        if (element.Element("descriptor") is not { } descriptor)
            throw new InvalidDataException("the key itself is missing");
        var secret = descriptor
            .Descendants()
            .FirstOrDefault(part => part.Name.LocalName == "masterKey")
            ?.Elements()
            .FirstOrDefault(part => part.Name.LocalName == "value");
        if (secret is not null && Convert.FromBase64String(secret.Value).Length != KeyBytes)
            throw new InvalidDataException($"the key is not of {KeyBytes} bytes");
        Use(descriptor);
    }

    // Deserializes the key as the framework does later, where a failure would go unreported.
    private static void Use(XElement descriptor)
    {
        var type = Type.GetType(descriptor.Attribute("deserializerType")?.Value ?? "");
        if (
            type is null
            || !typeof(IAuthenticatedEncryptorDescriptorDeserializer).IsAssignableFrom(type)
            || descriptor.Elements().FirstOrDefault() is not { } content
        )
            throw new InvalidDataException("the key is of an unknown kind");
        // Only the framework can decrypt an encrypted key.
        if (descriptor.Descendants().Any(part => part.Name.LocalName == "encryptedSecret"))
            return;
        try
        {
            ((IAuthenticatedEncryptorDescriptorDeserializer)Activator.CreateInstance(type)!).ImportFromXml(content);
        }
        // Whatever it throws, the key is unusable.
        catch (Exception e)
        {
            throw new InvalidDataException($"the key cannot be used: {e.Message}", e);
        }
    }

    private void Skip(string file, string reason)
    {
        if (state.Note(file, $"The key {Path.GetFileName(file)} cannot be read and was skipped."))
            Skipped(file, reason);
    }

    [LoggerMessage(
        LogLevel.Error,
        "The key {File} cannot be read and was skipped. People whose sign-in used it have to sign in again. "
            + "Restore it from a backup, or delete it. {Reason}"
    )]
    private partial void Skipped(string file, string reason);

    [LoggerMessage(
        LogLevel.Error,
        "A key cannot be saved in {Folder} and is kept in memory. "
            + "People who sign in will be signed out when the program ends. {Reason}"
    )]
    private partial void NotWritten(string folder, string reason);
}
