using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>
/// A control of a form for a property of its form record: its name, value and fault. Attributes in the view win.
/// </summary>
/// <remarks>
/// The framework's own helpers would name it <c>Form.Address</c>, not <c>address</c>, and add a hidden field to each
/// tick box.
/// </remarks>
internal sealed class FormControl(ModelExpression property, ModelStateDictionary state)
{
    private readonly ModelMetadata metadata = property.Metadata;

    public string Name { get; } = FieldName.Of(property.Metadata.PropertyName!);

    public string? Fault => state.FaultOf(Name);

    /// <summary>True for a tick box.</summary>
    public bool IsTick => metadata.ModelType == typeof(bool);

    public string? Value => Convert.ToString(property.Model, CultureInfo.InvariantCulture);

    /// <summary>Adds the attributes of the control to an element.</summary>
    /// <param name="element">An <c>input</c>, <c>select</c> or <c>textarea</c>.</param>
    /// <param name="faultId">The id of the text with the fault.</param>
    /// <param name="hintId">The id of its hint, or null.</param>
    public void Describe(TagHelperOutput element, string faultId, string? hintId)
    {
        var given = element.Attributes.ToDictionary(attribute => attribute.Name);
        element.Attributes.Clear();
        var type = element.TagName == "input" ? Text(given.GetValueOrDefault("type")) ?? Type : null;
        var isFixed = type is "hidden" or "radio";
        var isTyped =
            element.TagName == "textarea" || type is not (null or "hidden" or "radio" or "checkbox" or "file");
        var describedBy = given.Remove("aria-describedby", out var said) ? Text(said) : hintId;
        Set("id", isFixed ? null : Name);
        Set("type", type);
        Set("name", Name);
        Set(
            "value",
            type is null or "password" or "file" ? null
                : type is "checkbox" ? "true"
                : Value
        );
        Set("checked", IsChecked(type, element) ? "checked" : null);
        Set("multiple", type is "file" && metadata.IsEnumerableType ? "multiple" : null);
        foreach (var attribute in given.Values)
            element.Attributes.Add(attribute);
        Set("maxlength", isTyped ? MaxLength?.ToString(CultureInfo.InvariantCulture) : null);
        Set("required", IsRequired && !isFixed ? "required" : null);
        Set("aria-invalid", Fault is null ? null : "true");
        Set("aria-describedby", Fault is null ? describedBy : $"{faultId} {describedBy}".TrimEnd());

        void Set(string name, string? value)
        {
            if (given.Remove(name, out var own))
                element.Attributes.SetAttribute(own);
            else if (value is not null)
                element.Attributes.SetAttribute(name, value);
        }
    }

    private string Type =>
        IsTick ? "checkbox"
        : metadata.ModelType == typeof(IFormFile) || metadata.ElementType == typeof(IFormFile) ? "file"
        : metadata.DataTypeName switch
        {
            nameof(DataType.Password) => "password",
            nameof(DataType.Url) => "url",
            _ => "text",
        };

    private bool IsRequired => metadata.ValidatorMetadata.OfType<RequiredAttribute>().Any();

    private int? MaxLength =>
        metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength;

    private bool IsChecked(string? type, TagHelperOutput element) =>
        type switch
        {
            "checkbox" => property.Model is true,
            "radio" => Text(element.Attributes["value"]) == Value,
            _ => false,
        };

    private static string? Text(TagHelperAttribute? attribute) => attribute?.Value?.ToString();
}
