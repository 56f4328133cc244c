#include "plan/vocabulary.h"

#include <array>

namespace muster::plan {

namespace {

// One table per vocabulary, in enum order; everything else is read from it.
template <class Word>
struct Table;

template <>
struct Table<Category> {
  static constexpr std::array<std::string_view, 20> words{
      "classroom", "laboratory", "library", "auditorium", "office", "room",       "foodservice",
      "kitchen",   "restroom",   "storage", "recreation", "lobby",  "walkway",    "gallery",
      "stairs",    "ramp",       "landing", "yard",       "road",   "unspecified"};
  static constexpr Category last = Category::unspecified;
};

template <>
struct Table<OpeningKind> {
  static constexpr std::array<std::string_view, 4> words{"door", "gap", "gate", "turnstile"};
  static constexpr OpeningKind last = OpeningKind::turnstile;
};

template <>
struct Table<WidthSource> {
  static constexpr std::array<std::string_view, 3> words{"measured", "nominal", "default"};
  static constexpr WidthSource last = WidthSource::defaulted;
};

template <>
struct Table<Swing> {
  static constexpr std::array<std::string_view, 6> words{"none", "towards-first", "towards-second",
                                                         "both", "sliding",       "revolving"};
  static constexpr Swing last = Swing::revolving;
};

template <>
struct Table<Direction> {
  static constexpr std::array<std::string_view, 3> words{"both", "forward", "backward"};
  static constexpr Direction last = Direction::backward;
};

template <>
struct Table<FixtureKind> {
  static constexpr std::array<std::string_view, 7> words{"desk",    "chair",   "bollard", "column",
                                                         "cabinet", "barrier", "other"};
  static constexpr FixtureKind last = FixtureKind::other;
};

template <>
struct Table<ZoneKind> {
  static constexpr std::array<std::string_view, 5> words{"assembly", "waiting", "pickup", "road",
                                                         "forbidden"};
  static constexpr ZoneKind last = ZoneKind::forbidden;
};

template <>
struct Table<Handrails> {
  static constexpr std::array<std::string_view, 5> words{"none", "left", "right", "both", "middle"};
  static constexpr Handrails last = Handrails::middle;
};

template <>
struct Table<DoorPosition> {
  static constexpr std::array<std::string_view, 3> words{"unspecified", "front", "back"};
  static constexpr DoorPosition last = DoorPosition::back;
};

template <class Word>
std::string_view spelling(Word word) {
  static_assert(Table<Word>::words.size() == static_cast<std::size_t>(Table<Word>::last) + 1);
  return Table<Word>::words[static_cast<std::size_t>(word)];
}

}  // namespace

std::string_view spell(Category word) {
  return spelling(word);
}
std::string_view spell(OpeningKind word) {
  return spelling(word);
}
std::string_view spell(WidthSource word) {
  return spelling(word);
}
std::string_view spell(Swing word) {
  return spelling(word);
}
std::string_view spell(Direction word) {
  return spelling(word);
}
std::string_view spell(FixtureKind word) {
  return spelling(word);
}
std::string_view spell(ZoneKind word) {
  return spelling(word);
}
std::string_view spell(Handrails word) {
  return spelling(word);
}
std::string_view spell(DoorPosition word) {
  return spelling(word);
}

template <class Word>
std::span<const std::string_view> spellings() {
  return Table<Word>::words;
}

template <class Word>
std::optional<Word> read(std::string_view text) {
  const auto words = spellings<Word>();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == text) return static_cast<Word>(i);
  }
  return std::nullopt;
}

template std::span<const std::string_view> spellings<Category>();
template std::span<const std::string_view> spellings<OpeningKind>();
template std::span<const std::string_view> spellings<WidthSource>();
template std::span<const std::string_view> spellings<Swing>();
template std::span<const std::string_view> spellings<Direction>();
template std::span<const std::string_view> spellings<FixtureKind>();
template std::span<const std::string_view> spellings<ZoneKind>();
template std::span<const std::string_view> spellings<Handrails>();
template std::span<const std::string_view> spellings<DoorPosition>();

template std::optional<Category> read<Category>(std::string_view);
template std::optional<OpeningKind> read<OpeningKind>(std::string_view);
template std::optional<WidthSource> read<WidthSource>(std::string_view);
template std::optional<Swing> read<Swing>(std::string_view);
template std::optional<Direction> read<Direction>(std::string_view);
template std::optional<FixtureKind> read<FixtureKind>(std::string_view);
template std::optional<ZoneKind> read<ZoneKind>(std::string_view);
template std::optional<Handrails> read<Handrails>(std::string_view);
template std::optional<DoorPosition> read<DoorPosition>(std::string_view);

}  // namespace muster::plan
