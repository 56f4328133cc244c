// What an Atlas has worked out of its campus, as plain data: to be kept outside and given to
// another Atlas of the same campus, which then need not work it out again (Atlas::recall,
// Atlas::keep). Only what is dear is kept: the rasters of a space, and for every goal the cells'
// labels and the turns. The rest is made anew from the campus.
//
// A stale field can never be taken for a good one: campusFingerprint() is taken over everything of
// the campus that fields may depend on, over the sources of this library and what it stands on, and
// over compiler and options; each field also carries the fingerprint of its goal with what remains
// beyond it.
//
// Thread rule: plain values, pure functions.
#pragma once

#include <vector>

#include "navigation/fingerprint.h"
#include "navigation/label_field.h"
#include "plan/campus.h"

namespace muster::navigation {

struct KeptGround {
  plan::SpaceId space;
  Terrain::Rasters rasters;
};

struct KeptField {
  plan::SpaceId space;
  Fingerprint goal;
  LabelField::Content content;
};

struct KeptFields {
  std::vector<KeptGround> grounds;
  std::vector<KeptField> fields;
};

Fingerprint campusFingerprint(const plan::Campus& campus);
// Of a field in a given terrain.
Fingerprint goalFingerprint(const GoalShape& goal, const Admitted& admitted);

}  // namespace muster::navigation
