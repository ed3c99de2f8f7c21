// Prints what was right under a district on a day, and both states of one organization, as JSON.
package main

import (
	"context"
	"encoding/json"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"

	"clients/party"
)

func main() {
	ctx, client := context.Background(), graphql.NewClient(os.Args[1], http.DefaultClient)
	names := []string{}
	var after *string
	for more := true; more; {
		found, err := party.Children(ctx, client, "509", "2025-06-30", 12, after)
		if err != nil {
			panic(err)
		}
		page := found.Organization.Children
		for _, one := range page.Nodes {
			names = append(names, one.Name)
		}
		after, more = page.PageInfo.EndCursor, page.PageInfo.HasNextPage
	}
	days, err := party.TwoDays(ctx, client, "20197", "2025-06-30", "2025-07-01")
	if err != nil {
		panic(err)
	}
	levels := []party.Level{days.Before.Level, days.After.Level}
	json.NewEncoder(os.Stdout).Encode(map[string]any{"names": names, "levels": levels})
}
