// The file of an Atlas's fields (navigation/kept_fields.h): a cache on this machine, not an
// interface, so there is one version and no other is read.
//
// A head with the fingerprint of what the fields were made of and their number, then a few blocks
// (recording_bytes.h: CRC-32, zstd) for each space's rasters and for each field. Whatever is not
// exactly as it was written is no file of ours.
//
// Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "foundation/loop.h"
#include "navigation/kept_fields.h"

namespace muster::io {

// Nothing if the fields are too many for a file.
std::optional<std::string> packFields(const navigation::KeptFields& fields,
                                      const navigation::Fingerprint& madeOf, const Loop& loop);
std::optional<navigation::KeptFields> unpackFields(std::string_view bytes,
                                                   const navigation::Fingerprint& madeOf,
                                                   const Loop& loop);

}  // namespace muster::io
