namespace NewsReader.Formats.Documents;

/// <summary>Writes to memory up to a limit, because a small text can render to a very large one.</summary>
internal sealed class BoundedWriter(int maxLength) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        base.Write(value);
        Check();
    }

    public override void Write(string? value)
    {
        base.Write(value);
        Check();
    }

    public override void Write(char[] buffer, int index, int count)
    {
        base.Write(buffer, index, count);
        Check();
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        base.Write(buffer);
        Check();
    }

    private void Check()
    {
        if (GetStringBuilder().Length > maxLength)
            throw new FullException();
    }

    /// <summary>The output exceeded the limit.</summary>
    internal sealed class FullException : Exception;
}
