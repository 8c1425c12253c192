// Signs certificates with cfssl as a CA would: CSR in, certificate out, RSA 2048, one core. Prints a row of a Markdown table.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"runtime"
	"time"

	"github.com/cloudflare/cfssl/config"
	"github.com/cloudflare/cfssl/log"
	"github.com/cloudflare/cfssl/signer"
	"github.com/cloudflare/cfssl/signer/local"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	runtime.GOMAXPROCS(1)
	log.Level = log.LevelError
	key := must(rsa.GenerateKey(rand.Reader, 2048))
	authority := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Bench CA"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().AddDate(10, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	parent := must(x509.ParseCertificate(must(x509.CreateCertificate(rand.Reader, authority, authority, key.Public(), key))))
	policy := &config.Signing{Default: &config.SigningProfile{
		Usage: []string{"digital signature", "server auth"}, Expiry: 199 * 24 * time.Hour,
		CRL: "http://crl.example.com/a.crl", IssuerURL: []string{"http://ca.example.com/a.cer"},
	}}
	ca := must(local.NewSigner(key, parent, x509.SHA256WithRSA, policy))
	customer := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	request := &x509.CertificateRequest{
		Subject:  pkix.Name{Country: []string{"JP"}, Organization: []string{"Kakuin Shoji Co., Ltd."}, CommonName: "www.example.co.jp"},
		DNSNames: []string{"www.example.co.jp", "example.co.jp"},
	}
	csr := string(pem.EncodeToMemory(&pem.Block{
		Type: "CERTIFICATE REQUEST", Bytes: must(x509.CreateCertificateRequest(rand.Reader, request, customer))}))
	sign := func(span time.Duration) (int, time.Duration) {
		began, times := time.Now(), 0
		for time.Since(began) < span {
			must(ca.Sign(signer.SignRequest{Request: csr, Hosts: request.DNSNames}))
			times++
		}
		return times, time.Since(began)
	}
	sign(time.Second)
	times, took := sign(4 * time.Second)
	fmt.Printf("| cfssl v1.6.5, one signature a certificate, RSA 2048 | %.0f /s |\n", float64(times)/took.Seconds())
}
