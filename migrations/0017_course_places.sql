-- Where a course lies on the Earth, for what is carried and drawn: latitudes, then longitudes, as int32 of 1e-7
-- degrees, compressed with zlib. Courses kept before have none; their file is read again where it is needed.
alter table course add column places bytea;
