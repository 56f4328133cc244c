// The rest of a LabelField, when the open is flooded: cells that no straight clear line serves (too
// near to walls, in zones kept clear, behind gaps narrower than a body), then cells in walls. Used
// by label_field.cpp only.
#pragma once

#include <vector>

#include "navigation/label_map.h"

namespace muster::navigation {

class TightCells {
 public:
  explicit TightCells(LabelMap& map);

  void run();

 private:
  struct Offer {
    double value;
    std::uint32_t cell, from;
    bool round;  // by way of `from`, since the straight way is not clear
    auto operator<=>(const Offer&) const = default;
  };
  // The label whose straight way was offered to a cell last: neighbours with the same label offer
  // the same way.
  struct Tried {
    Label label = kNoLabel;
    bool failed = false;  // not clear: only ways round by a neighbour are left
  };
  void findOffers();
  void offer(const Offer& offer);
  void offerFrom(std::uint32_t cell, std::uint32_t from);
  void offerRound(std::uint32_t cell, std::uint32_t from);
  void serve(const Offer& offer);
  bool straight(Label label, const Offer& offer) const;
  Label turnAt(std::uint32_t cell);
  void copyIntoWalls();

  LabelMap& map_;
  const Terrain& terrain_;
  std::vector<Offer> offers_;  // a heap, the best on top
  std::vector<Tried> tried_;   // by cell
  std::vector<Label> turnOfCell_;
};

}  // namespace muster::navigation
