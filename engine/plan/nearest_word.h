// The known word that somebody may have meant by an unknown one: for "did you mean" in problems,
// wherever keys, words of a vocabulary and ids are read. Distance: insertions, deletions,
// substitutions and swaps of neighbours (Damerau 1964, restricted form), upper and lower case
// alike.
//
// Degenerate: no candidate within a third of the word's length (at least 2) -> empty. Ties go to
// the first candidate.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace muster::plan {

std::size_t editDistance(std::string_view a, std::string_view b);
std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates);
// "a, b, c": for the `valid` argument of problems.
std::string joined(std::span<const std::string_view> words);

}  // namespace muster::plan
