using System.Globalization;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lykta.Web.Platform.Web;

/// <summary>Reads every date of every form and address, and takes none that no calendar of ours reaches.</summary>
public sealed class DayBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var text = given.FirstValue?.Trim() ?? "";
        if (text.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);
        else if (DateOnly.TryParse(text, CultureInfo.GetCultureInfo("sv-SE"), DateTimeStyles.None, out var day) && Stockholm.IsPlausible(day))
            bindingContext.Result = ModelBindingResult.Success(day);
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, bindingContext.ModelMetadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(text, bindingContext.ModelMetadata.GetDisplayName()));
        return Task.CompletedTask;
    }
}
