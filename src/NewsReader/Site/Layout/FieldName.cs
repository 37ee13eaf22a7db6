using System.Text.Json;

namespace NewsReader.Site.Layout;

/// <summary>The name of a form record's property in HTML.</summary>
internal static class FieldName
{
    /// <summary><c>UserName</c> is sent as <c>userName</c>.</summary>
    public static string Of(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}
