#include "plan/nearest_word.h"

#include <algorithm>
#include <vector>

namespace muster::plan {

namespace {

// A longer word is nobody's slip of the pen; also keeps the quadratic distance cheap on hostile
// input.
constexpr std::size_t kLongestWord = 64;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0u : 1u)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

std::string_view nearestWord(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > kLongestWord) return {};
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::string_view nearest;
  for (const std::string_view candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), word.size());
    const std::size_t shorter = std::min(candidate.size(), word.size());
    // "level" for "level_id": a word cut short or with something added is as near as two slips.
    const bool extended =
        shorter >= 3 && (candidate.starts_with(word) || word.starts_with(candidate));
    if (longer - shorter >= least && !extended) continue;
    const std::size_t slips = editDistance(word, candidate);
    const std::size_t distance = extended ? std::min<std::size_t>(slips, 2) : slips;
    // A word that shares nothing with the candidate ("x" for "id") is no slip either.
    if (distance < least && distance < longer) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

}  // namespace muster::plan
