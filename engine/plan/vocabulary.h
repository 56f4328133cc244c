// The words of the plan format, once: enums, their spelling in files (IMDF's where IMDF has one), and what each implies.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muster::plan {

// IMDF unit categories that Muster knows. `landing` and `yard` are ours (IMDF has no word for them).
enum class Category {
  classroom, laboratory, library, auditorium, office, room, foodservice, kitchen, restroom, storage, recreation,
  lobby, walkway, gallery, stairs, ramp, landing, yard, road, unspecified,
};
enum class OpeningKind { door, gap, gate, turnstile };          // gap: nothing to open (corridor cut, stair mouth, archway)
enum class WidthSource { measured, nominal, defaulted };        // where the clear width came from; spelt "measured", "nominal", "default"
enum class Swing { none, towards_first, towards_second, both, sliding, revolving };  // which way the leaf opens
enum class Direction { both, forward, backward };               // forward: only from the first unit to the second
enum class FixtureKind { desk, chair, bollard, column, cabinet, barrier, other };
enum class ZoneKind { assembly, waiting, pickup, road, forbidden };
enum class Handrails { none, left, right, both, middle };       // seen walking up; middle = both sides and one in the middle
enum class DoorPosition { unspecified, front, back };           // front: beside the blackboard

// Spelling in files ("classroom", "towards-first", …) and back; nullopt for an unknown word.
std::string_view spell(Category);
std::string_view spell(OpeningKind);
std::string_view spell(WidthSource);
std::string_view spell(Swing);
std::string_view spell(Direction);
std::string_view spell(FixtureKind);
std::string_view spell(ZoneKind);
std::string_view spell(Handrails);
std::string_view spell(DoorPosition);
template <class Word>
std::optional<Word> read(std::string_view spelling);
// All spellings of a vocabulary, in enum order, for messages and the schema.
template <class Word>
std::span<const std::string_view> spellings();

constexpr bool isOutdoor(Category c) { return c == Category::yard || c == Category::road; }
constexpr bool isSloped(Category c) { return c == Category::stairs || c == Category::ramp; }

}  // namespace muster::plan
