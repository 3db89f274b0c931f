using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AlmenHaefte.Data;

/// <summary>Moments are stored as UTC text, which SQLite can order; it cannot order a <see cref="DateTimeOffset"/>.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    moment => moment.UtcDateTime,
    stored => new DateTimeOffset(stored, TimeSpan.Zero));
