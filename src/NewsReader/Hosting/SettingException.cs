namespace NewsReader.Hosting;

/// <summary>A setting that cannot be used. The message names it and what was expected.</summary>
internal sealed class SettingException(string message) : Exception(message);
