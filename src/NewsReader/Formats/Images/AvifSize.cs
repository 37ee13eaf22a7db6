using System.Buffers.Binary;

namespace NewsReader.Formats.Images;

/// <summary>Reads the size of an AVIF picture from the properties of its primary item.</summary>
internal static class AvifSize
{
    private const int MostBoxes = 500;

    /// <returns>Null if the bytes do not contain the size.</returns>
    public static ImageSize? Read(ReadOnlySpan<byte> bytes)
    {
        // ISO/IEC 23008-12, sections 6 and 9.3: meta (a full box) contains pitm, the id of the primary item, and iprp,
        // its properties.
        var meta = Content(bytes, "meta"u8);
        if (meta.Length < 4)
            return null;
        var properties = Content(meta[4..], "iprp"u8);
        var all = Content(properties, "ipco"u8);
        if (all.IsEmpty)
            return null;
        var own = PropertiesOf(PrimaryItem(meta[4..]), Content(properties, "ipma"u8));
        ImageSize? size = null;
        var isTurned = false;
        var boxes = new Boxes(all);
        for (var index = 1; index <= MostBoxes && boxes.MoveNext(); index++)
        {
            // If the owner of the properties is unknown, the largest size is the picture's. Others belong to its parts
            // and its alpha channel.
            if (own is not null && !own.Contains(index))
                continue;
            if (boxes.Is("irot"u8) && boxes.Content.Length > 0)
                isTurned = (boxes.Content[0] & 1) == 1;
            if (!boxes.Is("ispe"u8) || boxes.Content.Length < 12)
                continue;
            var found = new ImageSize(Int(boxes.Content[4..]), Int(boxes.Content[8..]));
            if (size is not { } before || (long)found.Width * found.Height > (long)before.Width * before.Height)
                size = found;
        }
        return isTurned ? size?.Turned : size;
    }

    private static int? PrimaryItem(ReadOnlySpan<byte> meta)
    {
        var pitm = Content(meta, "pitm"u8);
        return pitm.Length < 6 ? null
            : pitm[0] == 0 ? BinaryPrimitives.ReadUInt16BigEndian(pitm[4..])
            : pitm.Length < 8 ? null
            : Int(pitm[4..]);
    }

    // ISO/IEC 23008-12, section 9.3.1: lists the indexes of each item's properties, counted from 1.
    private static HashSet<int>? PropertiesOf(int? item, ReadOnlySpan<byte> ipma)
    {
        if (item is null || ipma.Length < 8)
            return null;
        var (idBytes, indexBytes) = (ipma[0] < 1 ? 2 : 4, (ipma[3] & 1) == 1 ? 2 : 1);
        var at = 8;
        var items = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(ipma[4..]), MostBoxes);
        for (; items > 0 && at + idBytes < ipma.Length; items--)
        {
            var id = idBytes == 2 ? BinaryPrimitives.ReadUInt16BigEndian(ipma[at..]) : Int(ipma[at..]);
            var count = ipma[at + idBytes];
            at += idBytes + 1;
            if (at + (count * indexBytes) > ipma.Length)
                return null;
            if (id == item)
                return Indexes(ipma.Slice(at, count * indexBytes), indexBytes);
            at += count * indexBytes;
        }
        return null;
    }

    // The first bit says whether the property is essential; it is ignored.
    private static HashSet<int> Indexes(ReadOnlySpan<byte> bytes, int indexBytes)
    {
        HashSet<int> indexes = [];
        for (var at = 0; at < bytes.Length; at += indexBytes)
            indexes.Add(
                indexBytes == 1 ? bytes[at] & 0x7f : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) & 0x7fff
            );
        return indexes;
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> of, ReadOnlySpan<byte> wanted)
    {
        var boxes = new Boxes(of);
        for (var i = 0; i < MostBoxes && boxes.MoveNext(); i++)
            if (boxes.Is(wanted))
                return boxes.Content;
        return [];
    }

    private static int Int(ReadOnlySpan<byte> bytes) => (int)BinaryPrimitives.ReadUInt32BigEndian(bytes);

    // ISO/IEC 14496-12, section 4.2: a box is its size (including this field), its type and its content. A box that is
    // cut off is read as far as it goes.
    private ref struct Boxes(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;
        private ReadOnlySpan<byte> type;

        public ReadOnlySpan<byte> Content { get; private set; }

        public readonly bool Is(ReadOnlySpan<byte> wanted) => type.SequenceEqual(wanted);

        public bool MoveNext()
        {
            if (rest.Length < 8)
                return false;
            long size = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var header = 8;
            if (size == 1 && rest.Length >= 16)
                (size, header) = ((long)BinaryPrimitives.ReadUInt64BigEndian(rest[8..]), 16);
            if (size == 0 || size > rest.Length)
                size = rest.Length;
            if (size < header)
                return false;
            type = rest.Slice(4, 4);
            Content = rest[header..(int)size];
            rest = rest[(int)size..];
            return true;
        }
    }
}
