package jp.kakuin.validation;

/**
 * Where a Network Perspective stands.
 *
 * @param name as its results name it, for example {@code eu-central-1}
 * @param registry in whose service region it and its resolver lie
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 */
public record Place(String name, Registry registry, double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6_371;

    public Place {
        if (name.isBlank() || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw new IllegalArgumentException("no place: " + name + " at " + latitude + ", " + longitude);
        }
    }

    /** Along the surface of a sphere, which is within half a percent of the truth. */
    public double kilometresTo(Place other) {
        double ownLatitude = Math.toRadians(latitude);
        double otherLatitude = Math.toRadians(other.latitude);
        double cosine = Math.sin(ownLatitude) * Math.sin(otherLatitude)
                + Math.cos(ownLatitude)
                        * Math.cos(otherLatitude)
                        * Math.cos(Math.toRadians(other.longitude - longitude));
        return EARTH_RADIUS_KM * Math.acos(Math.clamp(cosine, -1, 1));
    }
}
