namespace NewsReader.Hosting;

/// <summary>A setting is invalid. The message names it and says what was expected.</summary>
internal sealed class SettingException(string message) : Exception(message);
